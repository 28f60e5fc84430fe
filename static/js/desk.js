// Shared by every desk page.
