using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Submitting;

/// <summary>Says for a municipality that it does not take part in the round. Its draft is kept.</summary>
public sealed class DeclineResponse(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <param name="reason">May be left out: the survey is voluntary.</param>
    /// <returns>
    /// <see cref="FailureKind.Invalid"/> where the reason is too long; <see cref="FailureKind.Conflict"/> where the response cannot be
    /// declined now, or was changed at the same moment.
    /// </returns>
    public Task<Outcome<Done>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, string? reason, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(
            session => LifeCycle.TakeWithReasonAsync(
                session, library, time, actor, roundKey, municipalityCode, Permission.Decline, ResponseAction.Decline, reason, isReasonRequired: false),
            cancellation);
}
