using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Exploring;

/// <summary>Which rounds a person may look into: what municipalities have submitted, also of rounds that are not published.</summary>
internal static class ExplorerAccess
{
    /// <summary>Whether there is anything of it for the person, in whatever round.</summary>
    public static bool IsOpenTo(Actor actor) =>
        actor.MayInAnyRound(Permission.ReadUnpublishedFigures, Areas.CountryCode) && actor.MayInAnyRound(Permission.ReadSubmission, Areas.CountryCode);

    /// <summary>In order of key. A draft round has no municipalities yet.</summary>
    public static async Task<IReadOnlyList<Round>> RoundsAsync(DbSession session, Actor actor) =>
        [.. (await RoundStore.AllAsync(session)).Where(round => round.State != RoundState.Draft
            && actor.May(Permission.ReadUnpublishedFigures, Areas.CountryCode, round.Key) && actor.May(Permission.ReadSubmission, Areas.CountryCode, round.Key))];

    public static Failure NoRound(string key) => Failure.NotFound($"There is no round \"{key}\".");
}
