using Kommunenkat.App.Analysis;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Tables;
using Kommunenkat.Survey.Trends;

namespace Kommunenkat.App.Exploring;

/// <summary>Which answers to count.</summary>
/// <param name="Round">Key of the round.</param>
/// <param name="OtherRound">Key of a round to show beside it; null: none.</param>
/// <param name="Question">Key of the question.</param>
/// <param name="Row">Key of a row of a matrix; null: all of them, or the question is no matrix.</param>
/// <param name="By">What the answers are divided by, a question with options; null: nothing.</param>
/// <param name="County">Whose municipalities are shown where the level is that of municipalities; else null.</param>
/// <param name="CountsDontKnow">Whether "don't know" is counted as an answer, in the base, as most indicators have it.</param>
public sealed record CrossTableQuery(
    string Round, string Question, AreaLevel Level = AreaLevel.Country, string? OtherRound = null, string? Row = null, ItemKey? By = null, string? County = null,
    bool CountsDontKnow = true);

/// <summary>Answers counted by area.</summary>
/// <param name="Areas">In order of code; the areas of each table are these.</param>
/// <param name="Rounds">The earlier first.</param>
/// <param name="Comparison">How far the rounds can be compared; null of one round.</param>
/// <param name="ReadAt">When it was read.</param>
public sealed record CrossTable(
    CrossTableQuery Query, IReadOnlyList<Area> Areas, IReadOnlyList<CountedAnswers> Rounds, RoundComparison? Comparison, DateTimeOffset ReadAt);

/// <summary>The tables of one round.</summary>
/// <param name="Release">The release that was counted; null: the round is not published, and the figures can change.</param>
/// <param name="Question">As it was asked in this round; null: it was not.</param>
/// <param name="Tables">One for each row that is shown of a matrix, else one; none where the round does not have what was asked for.</param>
public sealed record CountedAnswers(Round Round, Release? Release, Questionnaire Questionnaire, Question? Question, IReadOnlyList<ItemTable> Tables);
