"""The recipe that made the bundled multilingual encoder, and the encoder itself in `model/`."""
