using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.App.Analysis;

/// <summary>What kind of area a figure is for.</summary>
public enum AreaLevel
{
    Country,
    County,

    /// <summary>A group of municipalities by SKR.</summary>
    Group,
    Municipality,
}

/// <summary>One figure: an indicator for an area in a round (semantics §5 and §10).</summary>
/// <param name="Area">Code: 00, a county's two digits, a group's "A1", a municipality's four digits.</param>
/// <param name="State">For municipalities only.</param>
public sealed record Observation(
    string Indicator, string Round, AreaLevel Level, string Area, string AreaName, UnitState? State, AreaRow Row);
