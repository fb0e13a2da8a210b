using Kommunenkat.App;
using Kommunenkat.App.Answering;
using Kommunenkat.Survey.Answers;

namespace Kommunenkat.Web.Tests.Answering;

/// <summary>Stands where the database does, answers as it is told to, and remembers what it was asked to save.</summary>
internal sealed class RecordedSaves
{
    private TaskCompletionSource? _held;

    public List<AnswerChange> Changes { get; } = [];

    /// <summary>What the next saves meet; null: they succeed.</summary>
    public Failure? Failure { get; set; }

    /// <summary>Whether it finds last round's answer to be the same when that is confirmed.</summary>
    public bool Believes { get; set; } = true;

    public static readonly DateTimeOffset SavedAt = new(2025, 3, 2, 10, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<string?> Values => [.. Changes.Select(change => change.Value is null ? null : AnswerText.Canonical(change.Value))];

    /// <summary>Makes saves wait until <see cref="Release"/>.</summary>
    public void Hold() => _held = new TaskCompletionSource();

    public void Release()
    {
        var held = _held;
        _held = null;
        held?.SetResult();
    }

    public async Task<Outcome<SavedAnswer>> SaveAsync(AnswerChange change)
    {
        Changes.Add(change);
        if (_held is { } held)
            await held.Task;
        return Failure is null ? new SavedAnswer(change.ExpectedVersion + 1, SavedAt, change.IsConfirmation && Believes) : Failure;
    }
}
