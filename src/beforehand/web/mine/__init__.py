"""A scene as its performer has it: what is put to them, their own answers, their rider, and Hold."""
