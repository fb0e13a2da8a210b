using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exploring;

/// <summary>A round whose answers can be looked into.</summary>
public sealed record ExplorableRound(Round Round, Questionnaire Questionnaire);

/// <summary>Lists the rounds that an analyst can look into, with what was asked in each.</summary>
public sealed class ListExplorableRounds(AppDatabase database, QuestionnaireLibrary library)
{
    /// <returns>In order of key; <see cref="FailureKind.NotFound"/> for everybody else.</returns>
    public Task<Outcome<IReadOnlyList<ExplorableRound>>> RunAsync(Actor actor, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<ExplorableRound>>(async session =>
        {
            if (!ExplorerAccess.IsOpenTo(actor))
                return Failure.NotFound("There is nothing to explore for you.");
            var rounds = new List<ExplorableRound>();
            foreach (var round in await ExplorerAccess.RoundsAsync(session, actor))
                rounds.Add(new ExplorableRound(round, await library.GetAsync(session, round.QuestionnaireId)));
            return rounds;
        }, cancellation);
}
