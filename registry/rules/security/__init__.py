"""The rules about keeping information safe."""
