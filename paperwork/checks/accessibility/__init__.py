"""What keeps people from reading a Word file: those who listen to it, can't tell colours, or need larger type."""
