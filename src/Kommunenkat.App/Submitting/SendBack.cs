using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Submitting;

/// <summary>Returns to the coordinator what was sent for approval, with the reason. The approver changes no answer.</summary>
public sealed class SendBack(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <returns>
    /// <see cref="FailureKind.Invalid"/> without a reason, or with one too long; <see cref="FailureKind.Conflict"/> where the response
    /// does not await approval, or was changed at the same moment.
    /// </returns>
    public Task<Outcome<Done>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, string? reason, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(
            session => LifeCycle.TakeWithReasonAsync(
                session, library, time, actor, roundKey, municipalityCode, Permission.SendBack, ResponseAction.SendBack, reason, isReasonRequired: true),
            cancellation);
}
