using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exploring;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Tables;
using Kommunenkat.Testing;

namespace Kommunenkat.Web.Tests.Exploring;

/// <summary>Small rounds to explore.</summary>
internal static class Explored
{
    public static readonly Questionnaire Small = QuestionnaireFile.Of(
        Ask.Single("plan", "yes", "no", "dont_know"), Ask.Multi("arenor", "skola", "idrott"), Ask.Number("timmar"), Ask.Text("fritt"),
        Ask.Matrix("nivaer", ["u", "s"], "ja", "nej")).Read();

    public static readonly IReadOnlyList<ExplorableRound> Rounds = [Of("2023", release: 1), Of("2025", release: 1), Of("2027", release: 0)];

    /// <summary>Counts the answers of a county's municipalities, in the areas of a level.</summary>
    public static CrossTable Count(CrossTableQuery query, params (string Code, (string Item, string Text)[]? Answers)[] units)
    {
        var encoded = units.Select(unit => new RoundUnit(
            unit.Code,
            unit.Answers is null ? UnitStatus.Invited : UnitStatus.Submitted,
            unit.Answers is { } answers ? Draft.Of(Small, answers) : null)).ToList();
        var columns = AnswerColumns.Encode(Small, encoded);
        var isEach = query.Level == AreaLevel.Municipality;
        var partition = new Partition(columns, [.. encoded.Select((_, place) => isEach ? place : 0)], isEach ? encoded.Count : 1, !isEach);
        Area[] areas = isEach ? [.. units.Select(unit => new Area(unit.Code, $"Kommun {unit.Code}"))] : [new Area("00", "Riket")];
        var question = Small.FindQuestion(query.Question)!;
        var tables = question.Items.Select(item => ItemTable.Of(columns, partition, item, query.By is { } by ? Small.FindItem(by) : null, countsDontKnow: query.CountsDontKnow)).ToList();
        return new CrossTable(query, areas, [new CountedAnswers(Rounds[1].Round, null, Small, question, tables)], null, DateTimeOffset.UnixEpoch);
    }

    private static ExplorableRound Of(string key, int release) =>
        new(new Round { Key = key, State = release > 0 ? RoundState.Published : RoundState.Open, LatestRelease = release }, Small);
}
