using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Trends;

namespace Kommunenkat.App.Analysis;

/// <summary>An indicator's development in an area from one round to a later one (semantics §6 and §10).</summary>
/// <param name="Area">Code: 00, a county's two digits, a group's "A1", a municipality's four digits.</param>
/// <param name="Comparison">Whether the rounds may be set beside each other, the same for all areas.</param>
/// <param name="Municipality">For municipalities only.</param>
public sealed record AreaTrend(
    string Indicator,
    string FromRound,
    string ToRound,
    AreaLevel Level,
    string Area,
    string AreaName,
    RoundComparison Comparison,
    TrendRow Row,
    MunicipalityTrend? Municipality);

/// <summary>What became of one municipality.</summary>
/// <param name="From">Its state in the earlier round; null when the round does not have the indicator.</param>
/// <param name="To">Its state in the later round; null when the round does not have the indicator.</param>
public sealed record MunicipalityTrend(UnitState? From, UnitState? To, Transition Transition);
