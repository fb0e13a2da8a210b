using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Tests.Indicators;

namespace Kommunenkat.Survey.Tests.Trends;

/// <summary>Semantics §6 once more, as it is written there and a municipality at a time, on top of the <see cref="Oracle"/> of §5.</summary>
internal sealed class TrendOracle(RoundPair pair, (Indicator From, Indicator To) indicator)
{
    private readonly Oracle _from = pair.From.OracleOf(indicator.From);
    private readonly Oracle _to = pair.To.OracleOf(indicator.To);

    private bool IsCount => indicator.To.Unit == IndicatorUnit.Count;

    private bool HasMoves => IsCount || indicator.To.Unit == IndicatorUnit.Percent;

    public ExpectedTrend Of(int area, bool aboveMunicipality)
    {
        var (before, now) = (UnitsIn(pair.From, area), UnitsIn(pair.To, area));
        var panel = (
            from earlier in before
            join later in now on earlier.Code equals later.Code
            let states = (From: _from.StateOf(earlier), To: _to.StateOf(later))
            where InBase(states.From) && InBase(states.To)
            select (earlier, later, states)).ToList();
        int? Moved(UnitState from, UnitState to) => HasMoves ? panel.Count(unit => unit.states == (from, to)) : null;

        var v1 = _from.RowOf(before, aboveMunicipality).Value;
        var v2 = _to.RowOf(now, aboveMunicipality).Value;
        var isTooSmall = aboveMunicipality && !IsCount && (panel.Count < indicator.From.MinBase || panel.Count < indicator.To.MinBase);
        var p1 = isTooSmall ? null : _from.RowOf([.. panel.Select(unit => unit.earlier)], aboveMunicipality: false).Value;
        var p2 = isTooSmall ? null : _to.RowOf([.. panel.Select(unit => unit.later)], aboveMunicipality: false).Value;
        var isWhole = !IsCount && v1 is not null && v2 is not null && p1 is not null && p2 is not null;
        return new ExpectedTrend(
            v1,
            v2,
            v2 - v1,
            panel.Count,
            p1,
            p2,
            Moved(UnitState.No, UnitState.Yes),
            Moved(UnitState.Yes, UnitState.No),
            Moved(UnitState.Yes, UnitState.Yes),
            Moved(UnitState.No, UnitState.No),
            isWhole ? p2 - p1 : null,
            isWhole ? v2 - p2 : null,
            isWhole ? p1 - v1 : null);
    }

    private RoundUnit[] UnitsIn(RandomRound round, int area) => [.. round.Units.Where((_, unit) => pair.AreaOfUnit[unit] == area)];

    private static bool InBase(UnitState state) => state is UnitState.Yes or UnitState.No or UnitState.Value;
}

/// <summary>All parts of a trend, written out.</summary>
internal sealed record ExpectedTrend(
    double? From, double? To, double? Change, int N, double? PanelFrom, double? PanelTo,
    int? Gained, int? Lost, int? KeptYes, int? KeptNo, double? Within, double? Entered, double? Left);
