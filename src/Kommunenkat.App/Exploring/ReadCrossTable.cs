using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Tables;
using Kommunenkat.Survey.Trends;

namespace Kommunenkat.App.Exploring;

/// <summary>
/// Counts the answers to a question by area, divided by the answers to another if wanted. The municipalities are those
/// that the round's figures count; whether "don't know" is in the base, as an indicator may have it, is chosen.
/// </summary>
public sealed class ReadCrossTable(AppDatabase database, RoundFiguresCache cache, QuestionnaireLibrary library, TimeProvider time)
{
    /// <returns>
    /// <see cref="FailureKind.NotFound"/> where the query names something that is not there, or not for this person to see;
    /// <see cref="FailureKind.Invalid"/> where it makes no table.
    /// </returns>
    public Task<Outcome<CrossTable>> RunAsync(Actor actor, CrossTableQuery query, CancellationToken cancellation = default) =>
        database.ReadAsync<CrossTable>(async session =>
        {
            var readAt = time.GetUtcNow();
            var stored = await ExplorerAccess.RoundsAsync(session, actor);
            string[] keys = [.. ((string?[])[query.Round, query.OtherRound]).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
            var figures = new List<RoundFigures>();
            foreach (var key in keys)
            {
                if (stored.FirstOrDefault(round => round.Key == key) is not { } round)
                    return ExplorerAccess.NoRound(key);
                figures.Add(await cache.GetAsync(session, round));
            }

            if (Fault(query, figures.Single(round => round.Round.Key == query.Round).Questionnaire) is { } fault)
                return fault;
            var places = Places(query);
            var asked = figures.Select(round => ItemsOf(query, round.Questionnaire)).ToList();
            var rounds = figures.Select((round, i) => Counted(round, asked[i], query, places, BinsOf)).ToList();
            return new CrossTable(
                query,
                [.. places.Select(place => RoundFigures.AreasAt(query.Level)[place])],
                rounds,
                figures is [var earlier, var later] ? await CompareAsync(session, stored, earlier.Questionnaire, later.Questionnaire, asked[1]) : null,
                readAt);

            // The same intervals in both rounds: else one could not be held beside the other.
            NumberBins? BinsOf(ItemKey item) => NumberBins.Of([.. figures
                .Where(round => round.Questionnaire.FindItem(item) is { Question: NumberQuestion })
                .Select(round => (round.Questionnaire.FindItem(item)!, round.Columns))]);
        }, cancellation);

    private static Failure? Fault(CrossTableQuery query, Questionnaire questionnaire)
    {
        if (ItemsOf(query, questionnaire).Count == 0)
            return Failure.NotFound($"Round {query.Round} has no question \"{new ItemKey(query.Question, query.Row)}\".");
        if (query.By is { } by && questionnaire.FindItem(by) is null)
            return Failure.NotFound($"Round {query.Round} has no question \"{by}\".");
        if (query.By is { } division && !Categories.Divides(questionnaire.FindItem(division)!.Question))
            return Failure.Invalid($"Answers can be divided by a question with options alone, and \"{division}\" is none.");
        if (query.Level == AreaLevel.Municipality && query.By is not null)
            return Failure.Invalid("The answer of one municipality cannot be divided: choose a larger area.");
        if (query.Level != AreaLevel.Municipality)
            return query.County is null ? null : Failure.Invalid("A county is chosen for its municipalities alone.");
        return query.County is { } county && Areas.Sweden.FindCounty(county) is not null ? null : Failure.NotFound($"There is no county \"{query.County}\".");
    }

    /// <summary>The items that are shown, in the order they were asked; none where the round does not have them.</summary>
    private static IReadOnlyList<Item> ItemsOf(CrossTableQuery query, Questionnaire questionnaire) =>
        [.. (questionnaire.FindQuestion(query.Question)?.Items ?? []).Where(item => query.Row is null || item.Key.Row == query.Row)];

    /// <summary>Places of the areas among those of their level.</summary>
    private static IReadOnlyList<int> Places(CrossTableQuery query) =>
        [.. RoundFigures.AreasAt(query.Level).Index().Where(area => query.County is null || area.Item.Code.StartsWith(query.County, StringComparison.Ordinal)).Select(area => area.Index)];

    private static CountedAnswers Counted(
        RoundFigures round, IReadOnlyList<Item> items, CrossTableQuery query, IReadOnlyList<int> places, Func<ItemKey, NumberBins?> binsOf)
    {
        var by = query.By is { } key ? round.Questionnaire.FindItem(key) : null;
        var isAsked = query.By is null || (by is not null && Categories.Divides(by.Question));
        var tables = isAsked ? items.Select(item => ItemTable.Of(round.Columns, round.AreasOf(query.Level), item, by, binsOf(item.Key), query.CountsDontKnow)) : [];
        return new CountedAnswers(
            round.Round, round.Release, round.Questionnaire, round.Questionnaire.FindQuestion(query.Question),
            [.. tables.Select(table => table with { Areas = [.. places.Select(place => table.Areas[place])] })]);
    }

    private async Task<RoundComparison> CompareAsync(
        DbSession session, IReadOnlyList<Round> rounds, Questionnaire earlier, Questionnaire later, IReadOnlyList<Item> items)
    {
        var between = await library.BetweenAsync(session, rounds, earlier, later);
        var comparisons = items.Select(item => RoundComparison.OfItem(item.Key, earlier, later, between)).ToList();
        return comparisons.Count == 0
            ? new RoundComparison(TrendComparability.NotAsked, [])
            : new RoundComparison(
                comparisons.Max(comparison => comparison.Comparable),
                [.. comparisons.SelectMany(comparison => comparison.Notes).DistinctBy(note => (note.Round, note.Question))]);
    }
}
