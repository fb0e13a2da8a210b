using Kommunenkat.App;
using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Cli;

/// <summary>The terminal shows every round to whoever runs it, and says which release was read, or that the figures are not public.</summary>
internal static class RoundNotes
{
    /// <summary>Notes each round that was read.</summary>
    /// <param name="release">The release that was asked for; null: the latest.</param>
    public static async Task<Outcome<Done>> TellAsync(
        IServiceProvider services, Terminal terminal, Func<Round, bool> wasRead, int? release, CancellationToken cancellation)
    {
        var rounds = await services.GetRequiredService<ListRounds>().RunAsync(Actor.Operator, cancellation);
        if (!rounds.IsSuccess)
            return rounds.Failure;
        foreach (var round in rounds.Value.Where(wasRead))
        {
            terminal.Note(ReadObservations.IsPublic(round)
                ? $"Round {round.Key}: release {release ?? round.LatestRelease} of {round.LatestRelease}."
                : $"Round {round.Key} is not published (its state is {round.State.ToString().ToLowerInvariant()}): these figures are not public.");
        }

        return Done.Instance;
    }
}
