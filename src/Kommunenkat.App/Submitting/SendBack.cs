using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
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
        database.WriteAsync<Done>(async session =>
        {
            if (await ResponseAccess.LoadAsync(session, library, actor, Permission.SendBack, roundKey, municipalityCode) is not { } loaded)
                return ResponseAccess.Missing(roundKey, municipalityCode);
            if (LifeCycle.After(loaded.Round, loaded.Row, ResponseAction.SendBack, SwedishTime.Today(time)) is not { } state)
                return LifeCycle.NotNow(ResponseAction.SendBack);
            var text = Reason.Read(reason, required: true);
            if (!text.IsSuccess)
                return text.Failure;

            var now = time.GetUtcNow();
            return await LifeCycle.TryTakeAsync(
                session, actor, loaded, loaded.Row with { State = state, LastActivityAt = now }, ResponseAction.SendBack, now, text.Value)
                ? Done.Instance
                : LifeCycle.ChangedMeanwhile;
        }, cancellation);
}
