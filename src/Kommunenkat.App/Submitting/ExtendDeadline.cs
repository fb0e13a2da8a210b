using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Submitting;

/// <summary>Gives one municipality a later last day: after the round's, or after the one with which its response was opened again.</summary>
public sealed class ExtendDeadline(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <param name="until">The last day on which the response can be changed and submitted.</param>
    /// <param name="reason">May be left out.</param>
    /// <returns>
    /// <see cref="FailureKind.Invalid"/> where the reason is too long, or the day has passed, is more than a year ahead, or gives the
    /// municipality nothing that the round does not; <see cref="FailureKind.Conflict"/> where nothing is left to answer, or the response
    /// was changed at the same moment.
    /// </returns>
    public Task<Outcome<Done>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, DateOnly until, string? reason, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            var today = SwedishTime.Today(time);
            if (await ResponseAccess.LoadAsync(session, library, actor, Permission.ExtendDeadline, roundKey, municipalityCode) is not { } loaded)
                return ResponseAccess.Missing(roundKey, municipalityCode);
            if (LifeCycle.After(loaded.Round, loaded.Row, ResponseAction.Extend, today) is not { } state)
                return LifeCycle.NotNow(ResponseAction.Extend);
            var text = Reason.Read(reason, required: false);
            if (!text.IsSuccess)
                return text.Failure;
            if (FaultOf(until, today) is { } fault)
                return fault;
            var isReopened = loaded.Row.ReopenedUntil is not null;
            if (!isReopened && loaded.Round.State == RoundState.Open && !(until > loaded.Round.DefinitiveClose))
                return Failure.Invalid("The day is not later than the round's own last day.");

            var extended = isReopened
                ? loaded.Row with { State = state, ReopenedUntil = until }
                : loaded.Row with { State = state, ExtendedTo = until };
            return await LifeCycle.TryTakeAsync(session, actor, loaded, extended, ResponseAction.Extend, time.GetUtcNow(), text.Value, until)
                ? Done.Instance
                : LifeCycle.ChangedMeanwhile;
        }, cancellation);

    /// <summary>What is wrong with a last day, whatever it is of; null: nothing.</summary>
    internal static Failure? FaultOf(DateOnly until, DateOnly today) =>
        until < today ? Failure.Invalid("The last day has passed already.")
        : until > today.AddYears(1) ? Failure.Invalid("The last day is more than a year ahead.")
        : null;
}
