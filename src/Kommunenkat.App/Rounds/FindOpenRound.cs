using Kommunenkat.App.Database;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Rounds;

/// <summary>A round that municipalities answer now.</summary>
/// <param name="Title">The questionnaire's.</param>
public sealed record OpenRound(Round Round, LocalizedText Title);

/// <summary>Finds the round that is open for answers; that it is, and until when, is for everyone to know.</summary>
public sealed class FindOpenRound(AppDatabase database, QuestionnaireLibrary library)
{
    /// <returns>The latest open round; <see cref="FailureKind.NotFound"/> where none is.</returns>
    public Task<Outcome<OpenRound>> RunAsync(CancellationToken cancellation = default) =>
        database.ReadAsync<OpenRound>(async session =>
        {
            if ((await RoundStore.AllAsync(session)).LastOrDefault(round => round.State == RoundState.Open) is not { } round)
                return Failure.NotFound("No round is open.");
            return new OpenRound(round, (await library.GetAsync(session, round.QuestionnaireId)).Title);
        }, cancellation);
}
