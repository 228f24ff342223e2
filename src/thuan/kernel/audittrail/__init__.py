"""Every act is recorded, in the transaction of the act, in a chain that shows tampering."""
