using Kommunenkat.App;
using Kommunenkat.App.Answering;
using Kommunenkat.Survey.Answers;

namespace Kommunenkat.Web.Features.Answering;

/// <content>How answers get to disk, and what happens when a colleague's got there first.</content>
public sealed partial class ResponseEditor
{
    /// <summary>How long unsaved answers are tried again after the page is gone.</summary>
    public static readonly TimeSpan PatienceAfterDispose = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Settles a clash. What is chosen away is kept with the choice.</summary>
    public async Task ChooseAsync(AnswerField field, ClashChoice choice)
    {
        if (field.Other is not { } other || field.IsSaveRunning || choice == ClashChoice.Own && field.Fault is not null)
            return;

        field.IsSaveRunning = true;
        field.IsChoiceFailed = false;
        var value = field.Value;
        var outcome = await AskedAsync(field, () => _actions.SettleAsync(Change(field, value, other.Version), choice));
        field.IsSaveRunning = false;
        if (!outcome.IsSuccess)
        {
            field.IsChoiceFailed = outcome.Failure.Kind == FailureKind.Unavailable;
            if (!field.IsChoiceFailed)
                await MeetStoredAsync(field);
            Changed?.Invoke();
            return;
        }

        switch (choice)
        {
            case ClashChoice.Own:
                field.Other = null;
                Stored(field, outcome.Value);
                Show(field, SaveState.Saved);
                if (!Equals(value, field.Value)) // chosen, and changed again meanwhile
                    await SaveUntilStoredAsync(field);
                break;
            case ClashChoice.Other:
                Adopt(field, other);
                Shown = ShownAnswers.Of(Opened.Questionnaire, CurrentAnswers());
                Changed?.Invoke();
                break;
        }
    }

    private async Task SaveUntilStoredAsync(AnswerField field)
    {
        field.IsSaveRunning = true;
        var pause = ShortestPause;
        do
        {
            var (value, isConfirmed) = (field.Value, field.IsConfirmed);
            Show(field, SaveState.Saving);
            var outcome = await AskedAsync(field, () => _actions.SaveAsync(Change(field, value, field.Base)));
            if (outcome.IsSuccess)
            {
                Stored(field, outcome.Value);
                pause = ShortestPause;
                if (!Equals(value, field.Value) || isConfirmed != field.IsConfirmed)
                    continue;
                field.IsConfirmed = outcome.Value.IsConfirmed;
                Show(field, SaveState.Saved);
                continue;
            }

            if (outcome.Failure.Kind != FailureKind.Unavailable && await MeetStoredAsync(field))
                continue;
            Show(field, SaveState.Failed);
            await Task.Delay(pause, _time);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
        while (field.State is SaveState.Saving or SaveState.Failed && !IsOutOfPatience);

        field.IsSaveRunning = false;
    }

    /// <summary>Looks why an answer was not taken: because of a colleague's, or because the response takes none from here.</summary>
    /// <returns>False where that could not be read, or there is no reason any more: to be tried again.</returns>
    private async Task<bool> MeetStoredAsync(AnswerField field)
    {
        var fresh = await AskedAsync(field, _actions.ReloadAsync);
        if (!fresh.IsSuccess)
        {
            if (fresh.Failure.Kind == FailureKind.Unavailable)
                return false;
            Show(field, SaveState.Refused);
            return true;
        }

        Merge(fresh.Value);
        if (fresh.Value.Answers.GetValueOrDefault(field.Item.Key) is { } stored && stored.Version > field.Base)
        {
            Meet(field, stored);
            Changed?.Invoke();
            return true;
        }

        if (MayEdit(field.Item.Question))
            return false;
        Show(field, SaveState.Refused);
        return true;
    }

    /// <summary>Puts a colleague's answer beside this one; where both are the same, there is nothing to choose.</summary>
    private void Meet(AnswerField field, DraftAnswer stored)
    {
        if (field.Fault is null && Equals(stored.Value, field.Value))
        {
            var text = field.Text;
            Adopt(field, stored);
            field.Text = text;
            return;
        }

        field.Other = stored;
        field.State = SaveState.Clash;
    }

    private void Stored(AnswerField field, SavedAnswer saved)
    {
        field.Version = field.Base = saved.Version;
        field.SavedAt = saved.SavedAt;
        field.SavedBy = _ownName;
    }

    private AnswerChange Change(AnswerField field, AnswerValue? value, int expected) =>
        new(Opened.Round.Key, Opened.Municipality.Code, field.Item.Key, value, expected, field.IsConfirmed);

    private bool IsOutOfPatience => _disposedAt is { } disposedAt && _time.GetUtcNow() - disposedAt > PatienceAfterDispose;

    private async Task<Outcome<T>> AskedAsync<T>(AnswerField field, Func<Task<Outcome<T>>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception exception)
        {
            // Whatever went wrong, what was typed is still here and the person must not lose it with the circuit.
            LogSaveFailed(exception, Opened.Round.Key, Opened.Municipality.Code, field.Item.Key.ToString());
            return Failure.Unavailable("An unexpected error; see the log.");
        }
    }

    private void Show(AnswerField field, SaveState state)
    {
        field.State = state;
        Changed?.Invoke();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Saving {Item} of municipality {Municipality} in round {Round} failed; it is tried again")]
    private partial void LogSaveFailed(Exception exception, string round, string municipality, string item);
}
