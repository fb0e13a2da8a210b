using System.Globalization;
using System.Text;
using Kommunenkat.App.Geography;

namespace Kommunenkat.Web.Charts;

/// <summary>The hexagonal tile map of Sweden as drawing instructions: a hexagon per municipality, and lines between counties.</summary>
public sealed class HexMapShape
{
    private const double Size = 10;

    /// <summary>A little air between the tiles.</summary>
    private const double TileSize = 9.1;

    private const double Margin = 12;

    /// <summary>Neighbours in the order of the edges that they share, the first to the right, then clockwise.</summary>
    private static readonly (int Q, int R)[] Neighbours = [(1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1)];

    public static readonly HexMapShape Sweden = new(Areas.Sweden);

    /// <summary>A tile around the origin, as the d attribute of a path.</summary>
    public static readonly string Tile = $"M{string.Join('L', Enumerable.Range(0, 6).Select(corner => Corner(0, 0, TileSize, corner)))}Z";

    private readonly double _left;

    private HexMapShape(Areas areas)
    {
        var centres = areas.Municipalities.Select(municipality => Centre(municipality.Hex)).ToList();
        _left = centres.Min(centre => centre.X) - Margin;
        Width = centres.Max(centre => centre.X) - _left + Margin;
        Height = centres.Max(centre => centre.Y) + 2 * Margin;
        Tiles = areas.Municipalities.ToDictionary(municipality => municipality.Code, TileOf, StringComparer.Ordinal);
        CountyLines = Lines(areas);
    }

    public double Width { get; }

    public double Height { get; }

    /// <summary>By municipality code.</summary>
    public IReadOnlyDictionary<string, HexTile> Tiles { get; }

    /// <summary>One path of every edge that two counties share.</summary>
    public string CountyLines { get; }

    /// <summary>How large the inner tile of a class of values is, against a whole tile: the class shows without its shade too.</summary>
    public static double SizeOf(MapFill fill) => fill switch
    {
        MapFill.Shade1 => 0.36,
        MapFill.Shade2 => 0.52,
        MapFill.Shade3 => 0.68,
        MapFill.Shade4 => 0.84,
        MapFill.Shade5 or MapFill.Filled or MapFill.Open or MapFill.Dotted or MapFill.Dashed or MapFill.Symbol => 1,
    };

    /// <summary>For the style sheet.</summary>
    public static string ClassOf(MapFill fill) => fill switch
    {
        MapFill.Filled => "filled",
        MapFill.Open => "open",
        MapFill.Dotted => "dotted",
        MapFill.Dashed => "dashed",
        MapFill.Symbol => "symbol",
        MapFill.Shade1 => "shade1",
        MapFill.Shade2 => "shade2",
        MapFill.Shade3 => "shade3",
        MapFill.Shade4 => "shade4",
        MapFill.Shade5 => "shade5",
    };

    private static (double X, double Y) Centre(HexPlace hex) => (Size * Math.Sqrt(3) * (hex.Q + hex.R / 2.0), Size * 1.5 * hex.R);

    private HexTile TileOf(Municipality municipality)
    {
        var (x, y) = Place(municipality.Hex);
        return new HexTile(Text(x), Text(y));
    }

    private string Lines(Areas areas)
    {
        var byPlace = areas.Municipalities.ToDictionary(municipality => municipality.Hex);
        var path = new StringBuilder();
        foreach (var municipality in areas.Municipalities)
        {
            var (x, y) = Place(municipality.Hex);
            for (var edge = 0; edge < 3; edge++) // the other three are the neighbours' own
            {
                var place = new HexPlace(municipality.Hex.Q + Neighbours[edge].Q, municipality.Hex.R + Neighbours[edge].R);
                if (byPlace.TryGetValue(place, out var neighbour) && neighbour.County != municipality.County)
                    path.Append('M').Append(Corner(x, y, Size, edge)).Append('L').Append(Corner(x, y, Size, edge + 1));
            }
        }

        return path.ToString();
    }

    private (double X, double Y) Place(HexPlace hex)
    {
        var (x, y) = Centre(hex);
        return (x - _left, y + Margin);
    }

    /// <summary>Corner 0 is the upper right one, then clockwise: edge n lies between the corners n and n + 1.</summary>
    private static string Corner(double x, double y, double size, int corner)
    {
        var angle = Math.PI / 180 * (60 * corner - 30);
        return $"{Text(x + size * Math.Cos(angle))} {Text(y + size * Math.Sin(angle))}";
    }

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <param name="X">The centre.</param>
public sealed record HexTile(string X, string Y);
