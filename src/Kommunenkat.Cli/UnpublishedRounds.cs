using Kommunenkat.App;
using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Cli;

/// <summary>The terminal shows every round to whoever runs it, and says of which the figures are not public.</summary>
internal static class UnpublishedRounds
{
    /// <summary>Notes each of the rounds that is not published.</summary>
    public static async Task<Outcome<Done>> TellAsync(
        IServiceProvider services, Terminal terminal, IReadOnlyCollection<string?> keys, CancellationToken cancellation)
    {
        var rounds = await services.GetRequiredService<ListRounds>().RunAsync(Actor.Operator, cancellation);
        if (!rounds.IsSuccess)
            return rounds.Failure;
        foreach (var round in rounds.Value.Where(round => keys.Contains(round.Key) && !ReadObservations.IsPublic(round)))
        {
            var state = round.State.ToString().ToLowerInvariant();
            terminal.Note($"Round {round.Key} is not published (its state is {state}): these figures are not public.");
        }

        return Done.Instance;
    }
}
