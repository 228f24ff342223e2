"""Work outside a request: jobs of a service's transaction, periodic work, one worker."""
