"""Who may come in: accounts, one-time links, devices, PINs. Not part of the record, and not journaled."""
