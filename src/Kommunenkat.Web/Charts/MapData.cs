namespace Kommunenkat.Web.Charts;

/// <summary>How a municipality is drawn in a map: told apart by shape and pattern, not by colour alone.</summary>
public enum MapFill
{
    /// <summary>Filled: yes, or answered.</summary>
    Filled,

    /// <summary>An outline: no.</summary>
    Open,

    /// <summary>An outline with a dot: did not answer.</summary>
    Dotted,

    /// <summary>A broken outline: not invited, or not asked.</summary>
    Dashed,

    /// <summary>A pale tile with a symbol: a missing kind.</summary>
    Symbol,

    /// <summary>A small and pale tile in an outline, the lowest of five classes of a value.</summary>
    Shade1,
    Shade2,
    Shade3,
    Shade4,

    /// <summary>A whole and dark tile, the highest class.</summary>
    Shade5,
}

/// <param name="Label">"Ja", "Svarade inte", "20 %–40 %".</param>
/// <param name="Symbol">One character, for <see cref="MapFill.Symbol"/>.</param>
public sealed record MapCategory(string Label, MapFill Fill, string? Symbol = null)
{
    private static readonly MapFill[] Shades = [MapFill.Shade1, MapFill.Shade2, MapFill.Shade3, MapFill.Shade4, MapFill.Shade5];

    /// <summary>The fifths of an axis, as classes of a value: the first at position 0.</summary>
    public static IReadOnlyList<MapCategory> Fifths(Scale scale, ChartUnit unit) =>
        [.. Shades.Select((fill, shade) => new MapCategory(string.Join('–', Ends(scale.LimitsOf(shade + 1, unit))), fill))];

    private static string[] Ends((string From, string To) limits) => [limits.From, limits.To];
}

/// <param name="Code">The municipality's, four characters.</param>
/// <param name="Category">Position among the map's categories.</param>
/// <param name="Text">A value that is more than its category: "62,5".</param>
/// <param name="Address">Where its hexagon leads, and its name in the table; null: nowhere.</param>
public sealed record MapTile(string Code, string Name, int Category, string? Text = null, string? Address = null);
