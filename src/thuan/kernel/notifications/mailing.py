"""One e-mail of one notice; a failure is kept with its reason and tried again."""

from __future__ import annotations

from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F

from thuan.kernel.calendar import clock
from thuan.kernel.jobs.registry import job
from thuan.kernel.notifications.enums import MailState
from thuan.kernel.notifications.models import Notice
from thuan.kernel.notifications.services import MAIL_JOB

if TYPE_CHECKING:
    from thuan.kernel.jobs.models import JobRun

RETRIES = 4


@job(MAIL_JOB, retries=RETRIES)
def send_mail(run: JobRun, *, notice_id: int) -> None:
    """Send the notice's e-mail unless that was done; after the last try it stays visible."""
    notice = Notice.objects.select_related("recipient").get(pk=notice_id)
    if notice.mail_state == MailState.SENT:
        return
    Notice.objects.filter(pk=notice_id).update(mail_attempts=F("mail_attempts") + 1)
    try:
        message_of(notice).send()
    except (OSError, SMTPException) as trouble:
        Notice.objects.filter(pk=notice_id).update(
            mail_state=MailState.FAILED if run.attempts > RETRIES else MailState.QUEUED,
            mail_reason=f"{type(trouble).__name__}: {trouble}"[:500],
        )
        raise
    Notice.objects.filter(pk=notice_id).update(
        mail_state=MailState.SENT, mail_reason="", mailed_at=clock.now()
    )


def message_of(notice: Notice) -> EmailMessage:
    """The e-mail: plain text, the address of the page below it, one identity per notice."""
    text = notice.body
    if notice.link:
        text = f"{text}\n\n{settings.SITE_ADDRESS}{notice.link}"
    # The same identity at every try: a mail program shows the message once.
    identity = f"<{notice.public_id}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].strip('>')}>"
    headers = {"Message-ID": identity, "Auto-Submitted": "auto-generated"}
    return EmailMessage(notice.subject, text, to=[notice.recipient.email], headers=headers)
