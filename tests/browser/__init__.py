"""The application as people have it: a server, and browsers of their own."""
