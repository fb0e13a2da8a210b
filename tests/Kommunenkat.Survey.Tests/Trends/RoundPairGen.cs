using CsCheck;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Tests.Indicators;
using Kommunenkat.Survey.Trends;

namespace Kommunenkat.Survey.Tests.Trends;

/// <summary>Two random rounds of the same municipalities in the same areas; whatever lacks in the smaller was not invited.</summary>
internal sealed class RoundPair
{
    public RoundPair(RandomRound from, RandomRound to)
    {
        AreaOfUnit = from.Units.Length > to.Units.Length ? from.AreaOfUnit : to.AreaOfUnit;
        (From, To) = (Filled(from), Filled(to));
    }

    public RandomRound From { get; }

    public RandomRound To { get; }

    public int[] AreaOfUnit { get; }

    /// <summary>The indicators that both rounds have, as they define them.</summary>
    public IEnumerable<(Indicator From, Indicator To)> Indicators =>
        from now in To.Questionnaire.Indicators
        let before = From.Questionnaire.FindIndicator(now.Key)
        where before is not null
        select (before, now);

    /// <summary>A row for every area.</summary>
    public TrendRow[] Rows((Indicator From, Indicator To) indicator, bool aboveMunicipality = true) =>
        Rows(indicator, AreaOfUnit, RandomRound.Areas, aboveMunicipality);

    /// <summary>A row for all municipalities that have an area, or for all of them.</summary>
    public TrendRow Country((Indicator From, Indicator To) indicator, bool alsoOutsiders = false) =>
        Rows(indicator, [.. AreaOfUnit.Select(area => alsoOutsiders ? 0 : Math.Min(area, 0))], 1, aboveMunicipality: false)[0];

    /// <summary>The pair with another municipality that one of the rounds does not have.</summary>
    public RoundPair WithOneIn(bool inFrom, RoundUnit unit)
    {
        var absent = unit with { Status = UnitStatus.NotInvited, Submitted = null };
        return new RoundPair(From.With([.. From.Units, inFrom ? unit : absent]), To.With([.. To.Units, inFrom ? absent : unit]));
    }

    public override string ToString() => $"{From}\n\n{To}";

    private TrendRow[] Rows((Indicator From, Indicator To) indicator, int[] areaOfUnit, int areas, bool aboveMunicipality) => TrendRow.ForAreas(
        new Partition(From.Columns, areaOfUnit, areas, aboveMunicipality),
        UnitResults.Of(indicator.From, From.Columns),
        new Partition(To.Columns, areaOfUnit, areas, aboveMunicipality),
        UnitResults.Of(indicator.To, To.Columns),
        TrendComparability.Yes);

    private RandomRound Filled(RandomRound round) => round.With(
    [
        .. round.Units,
        .. Enumerable.Range(round.Units.Length, AreaOfUnit.Length - round.Units.Length)
            .Select(unit => new RoundUnit($"{unit:0000}", UnitStatus.NotInvited, null)),
    ]);
}

internal static class RoundPairGen
{
    /// <summary>
    /// The questionnaires of 2023 and 2025, or two random ones, which have the same indicators but other questions, definitions
    /// and least bases.
    /// </summary>
    public static readonly Gen<RoundPair> Any = Gen.Frequency(
        (1, Gen.Select(RoundGen.Reference("2023"), RoundGen.Reference("2025"), (from, to) => new RoundPair(from, to))),
        (4, Gen.Select(RoundGen.OfSmallFile, RoundGen.OfSmallFile, (from, to) => new RoundPair(from, to))));

    /// <summary>Checks a law for every indicator of random pairs of rounds.</summary>
    public static void ForEveryIndicator(Action<RoundPair, (Indicator From, Indicator To)> check) =>
        Any.Sample(pair =>
        {
            foreach (var indicator in pair.Indicators)
                check(pair, indicator);
        });
}
