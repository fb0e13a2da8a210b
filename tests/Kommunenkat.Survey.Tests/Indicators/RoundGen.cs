using CsCheck;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Tests.Answers;
using Kommunenkat.Testing;

namespace Kommunenkat.Survey.Tests.Indicators;

/// <summary>A round as random as can be: statuses, answers, answers to hidden questions, and a random division into areas.</summary>
internal sealed class RandomRound(QuestionnaireFile file, Questionnaire questionnaire, RoundUnit[] units, int[] areaOfUnit)
{
    public const int Areas = 3;

    public Questionnaire Questionnaire => questionnaire;

    public RoundUnit[] Units => units;

    public int[] AreaOfUnit => areaOfUnit;

    public AnswerColumns Columns => field ??= AnswerColumns.Encode(questionnaire, units);

    /// <summary>The areas, above municipality.</summary>
    public Partition Partition => field ??= new Partition(Columns, areaOfUnit, Areas, aboveMunicipality: true);

    public Oracle OracleOf(Indicator indicator) => new(file, questionnaire, indicator.Key);

    public AreaRow[] Rows(Indicator indicator, bool aboveMunicipality = true) =>
        new Partition(Columns, areaOfUnit, Areas, aboveMunicipality).Rows(UnitResults.Of(indicator, Columns));

    public AreaRow Country(Indicator indicator) =>
        new Partition(Columns, new int[units.Length], 1, aboveMunicipality: true).Rows(UnitResults.Of(indicator, Columns))[0];

    /// <summary>The same round with other municipalities, the first of them in the same areas.</summary>
    public RandomRound With(IEnumerable<RoundUnit> others)
    {
        RoundUnit[] changed = [.. others];
        return new(file, questionnaire, changed, [.. areaOfUnit, .. Enumerable.Repeat(-1, changed.Length - units.Length)]);
    }

    /// <summary>The same round with every municipality in an area.</summary>
    public RandomRound WithoutOutsiders() => new(file, questionnaire, units, [.. areaOfUnit.Select(area => Math.Max(area, 0))]);

    public override string ToString() => string.Join('\n',
    [
        questionnaire.Items.Length < 20 ? file.Json : $"round {questionnaire.Round}",
        .. units.Select((unit, index) => $"{unit.Status} in area {areaOfUnit[index]}: "
            + string.Join("; ", (unit.Submitted ?? AnswerSet.Empty).All.Select(answer => $"{answer.Key}={AnswerText.Canonical(answer.Value)}"))),
    ]);
}

internal static class RoundGen
{
    // More than 64 units, so that the bit sets of the columns have more than one word.
    public static readonly Gen<RandomRound> OfSmallFile = FileGen.Small.SelectMany(file => Round(file, file.Read(), mostUnits: 70));

    /// <summary>A round of the questionnaire of 2023, of 2025, or of a small random one.</summary>
    public static readonly Gen<RandomRound> Any = Gen.Frequency(
        (1, Reference("2023")),
        (1, Reference("2025")),
        (6, OfSmallFile));

    /// <summary>Checks a law for every indicator of random rounds.</summary>
    public static void ForEveryIndicator(Action<RandomRound, Indicator> check) =>
        Any.Sample(round =>
        {
            foreach (var indicator in round.Questionnaire.Indicators)
                check(round, indicator);
        });

    public static Gen<RandomRound> Reference(string round)
    {
        var file = QuestionnaireFile.Reference(round);
        return Round(file, file.Read(), mostUnits: 12);
    }

    private static Gen<RandomRound> Round(QuestionnaireFile file, Questionnaire questionnaire, int mostUnits)
    {
        var submitted = AnswerGen.Draft(questionnaire).Select(answers => (UnitStatus.Submitted, (AnswerSet?)answers));
        var unit = Gen.Frequency(
            (1, Gen.Const((UnitStatus.NotInvited, (AnswerSet?)null))),
            (1, Gen.Const((UnitStatus.Invited, (AnswerSet?)null))),
            (1, Gen.Const((UnitStatus.Started, (AnswerSet?)null))),
            (7, submitted));
        return Gen.Select(unit, Gen.Int[-1, RandomRound.Areas - 1]).Array[0, mostUnits].Select(units => new RandomRound(
            file,
            questionnaire,
            [.. units.Select((each, index) => new RoundUnit($"{index:0000}", each.Item1.Item1, each.Item1.Item2))],
            [.. units.Select(each => each.Item2)]));
    }
}
