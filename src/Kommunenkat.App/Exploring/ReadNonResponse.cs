using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Tables;

namespace Kommunenkat.App.Exploring;

/// <summary>Item non-response of which round, and where.</summary>
/// <param name="Area">Code of the country, a county or a group.</param>
/// <param name="WorstFirst">Whether items stand by their share of empty answers, the greatest first; else as they were asked.</param>
public sealed record NonResponseQuery(string Round, string Area = Areas.CountryCode, bool WorstFirst = false);

/// <summary>What was left empty in a round.</summary>
/// <param name="Release">The release that was counted; null: the round is not published, and the figures can change.</param>
/// <param name="Items">In the order that was asked for; of equal shares the one with more empty answers first, then the one asked first.</param>
/// <param name="Total">All items taken together.</param>
/// <param name="Areas">All areas of <see cref="Level"/> in order of code, all items taken together.</param>
/// <param name="Level">Counties, or groups where the area is one.</param>
/// <param name="ReadAt">When it was read.</param>
public sealed record NonResponse(
    NonResponseQuery Query, Round Round, Release? Release, Questionnaire Questionnaire, Area Area, IReadOnlyList<(Item Item, ItemResponse Response)> Items,
    ItemResponse Total, IReadOnlyList<(Area Area, ItemResponse Response)> Areas, AreaLevel Level, DateTimeOffset ReadAt);

/// <summary>Tells of each question of a round how many of those who were asked it left it empty.</summary>
public sealed class ReadNonResponse(AppDatabase database, RoundFiguresCache cache, TimeProvider time)
{
    /// <returns><see cref="FailureKind.NotFound"/> where there is no such round or area, or it is not for this person to see.</returns>
    public Task<Outcome<NonResponse>> RunAsync(Actor actor, NonResponseQuery query, CancellationToken cancellation = default) =>
        database.ReadAsync<NonResponse>(async session =>
        {
            var readAt = time.GetUtcNow();
            if ((await ExplorerAccess.RoundsAsync(session, actor)).FirstOrDefault(round => round.Key == query.Round) is not { } round)
                return ExplorerAccess.NoRound(query.Round);
            if (FindLevel(query.Area) is not { } level)
                return Failure.NotFound($"There is no area \"{query.Area}\".");

            var figures = await cache.GetAsync(session, round);
            var place = RoundFigures.PlaceOf(level, query.Area);
            var items = figures.Questionnaire.Items.Select(item => (Item: item, Response: ItemResponse.ForAreas(figures.Columns, figures.AreasOf(level), item)[place])).ToList();
            var below = level == AreaLevel.Group ? AreaLevel.Group : AreaLevel.County;
            var totals = figures.Questionnaire.Items
                .Select(item => ItemResponse.ForAreas(figures.Columns, figures.AreasOf(below), item))
                .Aggregate((IReadOnlyList<ItemResponse>)[.. RoundFigures.AreasAt(below).Select(_ => default(ItemResponse))], (sums, next) => [.. sums.Zip(next, (sum, one) => sum + one)]);
            return new NonResponse(
                query, figures.Round, figures.Release, figures.Questionnaire, RoundFigures.AreasAt(level)[place],
                query.WorstFirst ? [.. items.OrderByDescending(item => item.Response.UnansweredShare ?? -1).ThenByDescending(item => item.Response.Unanswered)] : items,
                items.Aggregate(default(ItemResponse), (sum, item) => sum + item.Response),
                [.. RoundFigures.AreasAt(below).Zip(totals)], below, readAt);
        }, cancellation);

    private static AreaLevel? FindLevel(string area) => ((AreaLevel[])[AreaLevel.Country, AreaLevel.County, AreaLevel.Group])
        .Where(level => RoundFigures.AreasAt(level).Any(one => one.Code == area)).Select(level => (AreaLevel?)level).FirstOrDefault();
}
