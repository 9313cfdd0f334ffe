"""The command ``flat-api``: the work of a client from a terminal. Extra ``cli`` (click, rich, platformdirs).

How a command is written:

- It is in a module of ``commands`` and in the table of ``app``, which loads the module when the command is used.
- ``@command`` of ``app`` gives it the options that all have (``--json``, ``--fields``, ``--profile``, ``--debug``).
- ``session.client()`` is its :class:`~flat_api.client.FlatClient`, closed at the end of the command.
- ``naming`` turns what the user wrote into the ID of a score, collection, class or user: an ID, the address of a page,
  or a title that only one has.
- ``output.rows`` and ``output.one`` print data to standard output; ``session.say`` prints everything else to standard
  error.
- What destroys calls ``session.confirm`` and has ``--dry-run``.
- It raises; ``errors`` turns exceptions into one line and an exit code.
"""
