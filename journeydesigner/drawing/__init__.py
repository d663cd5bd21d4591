"""What a picture is made of, before anything paints it: frozen primitives, colour and text style names."""
