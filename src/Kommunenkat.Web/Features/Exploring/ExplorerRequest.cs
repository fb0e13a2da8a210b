using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exploring;
using Kommunenkat.App.Geography;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Tables;

namespace Kommunenkat.Web.Features.Exploring;

/// <summary>An analyst's choice of a table, as it stands in the address, which holds all of it.</summary>
/// <param name="Round">The round that questions are chosen from.</param>
/// <param name="Question">Null: none is chosen yet.</param>
/// <param name="Problems">What the address had that makes no sense; then there is no table.</param>
public sealed record ExplorerRequest(
    ExplorableRound Round, string? OtherRound, ItemKey? Question, ItemKey? By, AreaLevel Level, string? County, bool CountsDontKnow,
    IReadOnlyList<ExplorerProblem> Problems)
{
    public const string RoundName = "omgang", OtherName = "jamfor", QuestionName = "fraga", ByName = "korsa", LevelName = "niva", CountyName = "lan", DontKnowName = "vetinte";

    /// <summary>The value that leaves "don't know" out of the base.</summary>
    public const string LeftOut = "utan";

    /// <param name="value">Of a name in the address; null: it is not there.</param>
    /// <param name="rounds">At least one, in order of key.</param>
    public static ExplorerRequest Parse(Func<string, string?> value, IReadOnlyList<ExplorableRound> rounds)
    {
        var problems = new List<ExplorerProblem>();
        var round = RoundOf(Text(RoundName), RoundName) ?? Usual(rounds);
        var other = RoundOf(Text(OtherName), OtherName)?.Round.Key;
        var question = ItemOf(QuestionName, isWholeMatrix: true);
        var by = ItemOf(ByName, isWholeMatrix: false);
        if (by is { } division && round.Questionnaire.FindItem(division) is { } item && !Categories.Divides(item.Question))
            Fail(ExplorerFault.CannotDivide, ByName, division.ToString());

        var level = AreaLevel.Country;
        if (Text(LevelName) is { } word)
        {
            if (FindLevel(word) is { } found)
                level = found;
            else
                Fail(ExplorerFault.UnknownLevel, LevelName, word);
        }

        // The form sends a county with whatever level; it matters for municipalities alone.
        var county = level == AreaLevel.Municipality ? Text(CountyName) : null;
        if (level == AreaLevel.Municipality && county is null)
            Fail(ExplorerFault.MissingCounty, CountyName, "");
        else if (county is not null && Areas.Sweden.FindCounty(county) is null)
            Fail(ExplorerFault.UnknownCounty, CountyName, county);
        if (level == AreaLevel.Municipality && by is not null)
            Fail(ExplorerFault.DividedMunicipalities, ByName, by.Value.ToString());
        if (Text(DontKnowName) is not (null or LeftOut) and var dontKnow)
            Fail(ExplorerFault.UnknownDontKnow, DontKnowName, dontKnow);
        return new ExplorerRequest(
            round, other == round.Round.Key ? null : other, question, by, level, county, Text(DontKnowName) is null, problems);

        string? Text(string name) => value(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        void Fail(ExplorerFault fault, string name, string text) => problems.Add(new ExplorerProblem(fault, name, text));

        ExplorableRound? RoundOf(string? key, string name)
        {
            var found = rounds.FirstOrDefault(one => one.Round.Key == key);
            if (key is not null && found is null)
                Fail(ExplorerFault.UnknownRound, name, key);
            return found;
        }

        ItemKey? ItemOf(string name, bool isWholeMatrix)
        {
            if (Text(name) is not { } text)
                return null;
            if (isWholeMatrix && round.Questionnaire.FindQuestion(text) is not null)
                return new ItemKey(text);
            if (round.Questionnaire.Items.FirstOrDefault(one => one.Key.ToString() == text) is { } item)
                return item.Key;
            Fail(ExplorerFault.UnknownQuestion, name, text);
            return null;
        }
    }

    /// <summary>The latest round that is published, else the latest.</summary>
    public static ExplorableRound Usual(IReadOnlyList<ExplorableRound> rounds) =>
        rounds.LastOrDefault(round => round.Round.LatestRelease > 0) ?? rounds[^1];

    /// <summary>What to count; null: nothing is chosen, or not in a way that makes a table.</summary>
    public CrossTableQuery? TableQuery => Question is { } question && Problems.Count == 0
        ? new CrossTableQuery(Round.Round.Key, question.Question, Level, OtherRound, question.Row, By, County, CountsDontKnow)
        : null;

    /// <summary>The same choice as the query of an address, encoded, without what need not be said.</summary>
    public string Query => string.Join('&', new (string Name, string? Value)[]
    {
        (RoundName, Round.Round.Key),
        (OtherName, OtherRound),
        (QuestionName, Question?.ToString()),
        (ByName, By?.ToString()),
        (LevelName, Level == AreaLevel.Country ? null : Word(Level)),
        (CountyName, County),
        (DontKnowName, CountsDontKnow ? null : LeftOut),
    }.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));

    /// <summary>The same with the two questions in each other's place; null where that makes no table.</summary>
    public string? SwappedQuery => Question is { } question && By is { } by
        && Round.Questionnaire.FindItem(question) is { } item && Categories.Divides(item.Question)
            ? (this with { Question = by, By = question }).Query
            : null;

    public static string Word(AreaLevel level) => level switch
    {
        AreaLevel.Country => "riket",
        AreaLevel.County => "lan",
        AreaLevel.Group => "grupper",
        AreaLevel.Municipality => "kommuner",
    };

    private static AreaLevel? FindLevel(string word) =>
        Enum.GetValues<AreaLevel>().Where(level => Word(level) == word).Select(level => (AreaLevel?)level).FirstOrDefault();
}
