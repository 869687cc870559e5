"""The room at the door: links, sign-out, devices, PIN, the first coordinator."""
