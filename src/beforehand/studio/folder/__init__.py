"""A production as files that a person can read and change; ``read_folder`` reads all of it or nothing."""

from beforehand.studio.folder.reader import read_folder
from beforehand.studio.folder.refused import FolderRefused
from beforehand.studio.folder.values import Folder

__all__ = ["Folder", "FolderRefused", "read_folder"]
