using Kommunenkat.Web.Widgets;

namespace Kommunenkat.Web.Charts;

public enum Direction
{
    Up,
    Down,

    /// <summary>None that shows in the decimals that are shown.</summary>
    Level,
}

/// <summary>A difference between two figures, with its sign in words and shape.</summary>
/// <param name="Value">In full precision: percentage points, or the unit of the figures.</param>
/// <param name="Decimals">As many as the figures themselves are shown with.</param>
/// <param name="Parts">What it is made of; null where that is not known.</param>
public sealed record ChartChange(double Value, int Decimals, Decomposition? Parts = null)
{
    private string Magnitude => Num.Rounded(Math.Abs(Value), Decimals);

    /// <summary>Of what is shown: a change that is rounded to nothing has none.</summary>
    public Direction Direction => Magnitude == Num.Rounded(0, Decimals) ? Direction.Level : Value > 0 ? Direction.Up : Direction.Down;

    /// <summary>"+12,3", "−3,0" (with a true minus) or "0,0".</summary>
    public string Signed => Direction switch
    {
        Direction.Up => $"+{Magnitude}",
        Direction.Down => $"−{Magnitude}",
        Direction.Level => Magnitude,
    };

    /// <summary>For the style sheet; null: neither up nor down.</summary>
    public string? Class => Direction switch
    {
        Direction.Up => "up",
        Direction.Down => "down",
        Direction.Level => null,
    };

    /// <summary>Told apart without colour, and without the figure too.</summary>
    public string Sign => Direction switch
    {
        Direction.Up => "▲",
        Direction.Down => "▼",
        Direction.Level => "=",
    };
}

/// <summary>One area in two rounds.</summary>
/// <param name="Change">Null where one of the figures is missing, or they may not be compared.</param>
/// <param name="NoChange">Then why: "går inte att jämföra".</param>
/// <param name="IsChosen">The one that the page is about.</param>
public sealed record ChangeRow(
    string Name, ChartValue From, ChartValue To, ChartChange? Change, string? NoChange = null, bool IsChosen = false);
