using System.Globalization;
using Kommunenkat.App.Demo;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Demo;

/// <summary>The reference files and the demo made of them, once for all tests.</summary>
internal static class DemoFiles
{
    public static readonly IReadOnlyList<DemoMunicipality> Municipalities =
    [
        .. ReferenceFiles.Text("municipalities.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(','))
            .Select(field => new DemoMunicipality(field[0], field[1], field[2], field[3], int.Parse(field[5], CultureInfo.InvariantCulture))),
    ];

    public static readonly string Json2027 = NextRound.From(ReferenceFiles.Questionnaire("2025"), "2027");

    public static readonly Questionnaire Questionnaire2023 = Read(ReferenceFiles.Questionnaire("2023"));
    public static readonly Questionnaire Questionnaire2025 = Read(ReferenceFiles.Questionnaire("2025"));
    public static readonly Questionnaire Questionnaire2027 = Read(Json2027);

    public static readonly IReadOnlyDictionary<string, AnswerSet> Round2023 = DemoPopulation.Round2023(Questionnaire2023, Municipalities);
    public static readonly IReadOnlyDictionary<string, AnswerSet> Round2025 = DemoPopulation.Round2025(Questionnaire2025, Municipalities, Round2023);
    public static readonly IReadOnlyDictionary<string, DemoDraft> Round2027 = DemoPopulation.Round2027(Questionnaire2027, Municipalities, Round2025);

    /// <summary>Every set of answers, with its questionnaire.</summary>
    public static IEnumerable<(Questionnaire Questionnaire, string Code, AnswerSet Answers)> All =>
        Round2023.Select(pair => (Questionnaire2023, pair.Key, pair.Value))
            .Concat(Round2025.Select(pair => (Questionnaire2025, pair.Key, pair.Value)))
            .Concat(Round2027.Select(pair => (Questionnaire2027, pair.Key, pair.Value.Answers)));

    public static Questionnaire Read(string json)
    {
        var reading = QuestionnaireReader.Read(json);
        Assert.Empty(reading.Faults);
        return reading.Questionnaire!;
    }

    /// <summary>The country's row of an indicator, all municipalities invited.</summary>
    public static AreaRow Country(Questionnaire questionnaire, IReadOnlyDictionary<string, AnswerSet> submitted, string indicator)
    {
        var columns = Columns(questionnaire, submitted);
        var country = new Partition(columns, new int[columns.Units.Length], areaCount: 1, aboveMunicipality: true);
        return country.Rows(UnitResults.Of(questionnaire.FindIndicator(indicator)!, columns))[0];
    }

    public static Dictionary<string, UnitState> States(
        Questionnaire questionnaire, IReadOnlyDictionary<string, AnswerSet> submitted, string indicator)
    {
        var columns = Columns(questionnaire, submitted);
        var states = UnitResults.Of(questionnaire.FindIndicator(indicator)!, columns).States.ToArray();
        return columns.Units.Zip(states).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static AnswerColumns Columns(Questionnaire questionnaire, IReadOnlyDictionary<string, AnswerSet> submitted) =>
        AnswerColumns.Encode(questionnaire, [.. Municipalities.Select(municipality => new RoundUnit(
            municipality.Code,
            submitted.ContainsKey(municipality.Code) ? UnitStatus.Submitted : UnitStatus.Invited,
            submitted.GetValueOrDefault(municipality.Code)))]);
}
