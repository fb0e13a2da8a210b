namespace Kommunenkat.Web.Charts;

/// <summary>A series' sign, so that it is told apart without colour too; about 10 pixels wide around the origin.</summary>
public static class Marker
{
    private static readonly string[] Paths =
    [
        "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z",
        "M-4.6-4.6H4.6V4.6H-4.6Z",
        "M0-6.3L6.3 0L0 6.3L-6.3 0Z",
        "M0-6.2L6 4.6H-6Z",
    ];

    /// <summary>Up, down, or neither: an arrow head, or a square.</summary>
    public const string Up = "M-4-6L6 0L-4 6Z";

    public const string Down = "M4-6L-6 0L4 6Z";

    public const string Level = "M-4.6-4.6H4.6V4.6H-4.6Z";

    /// <summary>The corners to take from the right end of a bar 14 pixels high for it to end in a point at the origin.</summary>
    public const string RightCorners = "M1-8H-7L0 0L-7 8H1Z";

    /// <summary>The same for its left end.</summary>
    public const string LeftCorners = "M-1-8H7L0 0L7 8H-1Z";

    /// <param name="order">0 to 3: circle, square, diamond, triangle.</param>
    /// <returns>The d attribute of a path.</returns>
    public static string Path(int order) => Paths[order];
}
