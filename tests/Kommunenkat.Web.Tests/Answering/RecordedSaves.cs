using Kommunenkat.App;
using Kommunenkat.App.Answering;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Web.Features.Answering;

namespace Kommunenkat.Web.Tests.Answering;

/// <summary>
/// Stands where the database does: keeps one response, checks versions as the real one does, remembers what it was asked to save,
/// and fails as it is told to.
/// </summary>
internal sealed class RecordedSaves
{
    private TaskCompletionSource? _held;

    public List<AnswerChange> Changes { get; } = [];

    public List<(AnswerChange Own, ClashChoice Choice)> Choices { get; } = [];

    /// <summary>What the next saves meet; null: they succeed, or clash.</summary>
    public Failure? Failure { get; set; }

    /// <summary>The response as it is stored; null: no test has looked at it yet.</summary>
    public OpenedResponse? Stored { get; set; }

    /// <summary>Whether it finds last round's answer to be the same when that is confirmed.</summary>
    public bool Believes { get; set; } = true;

    public static readonly DateTimeOffset SavedAt = new(2025, 3, 2, 10, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<string?> Values => [.. Changes.Select(change => change.Value is null ? null : AnswerText.Canonical(change.Value))];

    public AnswerActions Actions => new(SaveAsync, SettleAsync, () => Task.FromResult<Outcome<OpenedResponse>>(Failure is { Kind: not FailureKind.Conflict } failure ? failure : Stored!));

    /// <summary>A colleague answers.</summary>
    public OpenedResponse Answer(string item, string text, string by = "Berit")
    {
        var of = Drafts.Item(item);
        return Store(of.Key, AnswerText.Parse(of, text).Value, Version(of.Key) + 1, by);
    }

    /// <summary>Makes saves wait until <see cref="Release"/>.</summary>
    public void Hold() => _held = new TaskCompletionSource();

    public void Release()
    {
        var held = _held;
        _held = null;
        held?.SetResult();
    }

    private async Task<Outcome<SavedAnswer>> SaveAsync(AnswerChange change)
    {
        Changes.Add(change);
        if (_held is { } held)
            await held.Task;
        if (Failure is not null)
            return Failure;
        if (Version(change.Item) != change.ExpectedVersion)
            return Failure.Conflict("changed");
        Store(change.Item, change.Value, change.ExpectedVersion + 1, "Anna");
        return new SavedAnswer(change.ExpectedVersion + 1, SavedAt, change.IsConfirmation && Believes);
    }

    private async Task<Outcome<SavedAnswer>> SettleAsync(AnswerChange own, ClashChoice choice)
    {
        if (Failure is null && Version(own.Item) == own.ExpectedVersion)
            Choices.Add((own, choice));
        return choice switch
        {
            ClashChoice.Own => await SaveAsync(own),
            ClashChoice.Other when Failure is not null => Failure,
            ClashChoice.Other when Version(own.Item) != own.ExpectedVersion => Failure.Conflict("changed"),
            ClashChoice.Other => new SavedAnswer(own.ExpectedVersion, SavedAt),
        };
    }

    private int Version(ItemKey item) => Stored!.Answers.GetValueOrDefault(item)?.Version ?? 0;

    private OpenedResponse Store(ItemKey item, AnswerValue? value, int version, string by) => Stored = Stored! with
    {
        Version = Stored.Version + 1,
        Answers = new Dictionary<ItemKey, DraftAnswer>(Stored.Answers) { [item] = new DraftAnswer(value, version, SavedAt, by) },
    };
}
