using Kommunenkat.App.Access;
using Kommunenkat.App.Colleagues;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.LastRound;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Plausibility;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Answering;

/// <summary>An answer of a draft, also one that was taken away.</summary>
/// <param name="Value">Null where the answer was taken away.</param>
/// <param name="Version">What a change of it has to state.</param>
/// <param name="IsConfirmed">It is last round's answer, confirmed as unchanged.</param>
public sealed record DraftAnswer(AnswerValue? Value, int Version, DateTimeOffset ChangedAt, string ChangedBy, bool IsConfirmed = false);

/// <summary>A municipality's draft with all that a page needs to show and change it.</summary>
public sealed record OpenedResponse
{
    private AnswerSet? _draft;

    public Guid Id { get; init; }

    public required Round Round { get; init; }

    public required Municipality Municipality { get; init; }

    public required Questionnaire Questionnaire { get; init; }

    public ResponseState State { get; init; }

    /// <summary>Counts the changes of the response, so that a page notices that it has become another.</summary>
    public int Version { get; init; }

    public required IReadOnlyDictionary<ItemKey, DraftAnswer> Answers { get; init; }

    /// <summary>What the municipality answered last round, by item of this round's questionnaire.</summary>
    public IReadOnlyDictionary<ItemKey, EarlierAnswer> Earlier { get; init; } = EarlierAnswers.None;

    /// <summary>In order of revision.</summary>
    public IReadOnlyList<SubmissionHead> Submissions { get; init; } = [];

    public DateTimeOffset? LastActivityAt { get; init; }

    /// <summary>Whether this person may change any answers now: those of <see cref="EditableSections"/>.</summary>
    public bool CanEdit { get; init; }

    /// <summary>Whether the response takes changes now, of those who may make them.</summary>
    public bool TakesChanges { get; init; }

    /// <summary>Keys of the sections that this person may change, when the response takes changes.</summary>
    public IReadOnlySet<string> EditableSections { get; init; } = new HashSet<string>();

    /// <summary>Whether this person answers what is given to them and nothing else.</summary>
    public bool IsForGivenSections { get; init; }

    /// <summary>Whether this person may give sections to colleagues now.</summary>
    public bool CanAssign { get; init; }

    /// <summary>Whether this person may write and resolve notes now.</summary>
    public bool CanWriteNotes { get; init; }

    /// <summary>Those given first come first.</summary>
    public IReadOnlyList<SectionAssignment> Assignments { get; init; } = [];

    public IReadOnlyList<ReadyMark> ReadyMarks { get; init; } = [];

    /// <summary>In the order they were written, the resolved ones too.</summary>
    public IReadOnlyList<QuestionNote> Notes { get; init; } = [];

    /// <summary>Whether this person may submit now.</summary>
    public bool CanSubmit { get; init; }

    /// <summary>Until when the response takes answers.</summary>
    public AnswerPeriod Period { get; init; }

    /// <summary>Every step of the life cycle that this person may take now.</summary>
    public IReadOnlySet<ResponseAction> Allowed { get; init; } = new HashSet<ResponseAction>();

    /// <summary>The step that brought the response where it stands; null: none is known.</summary>
    public ResponseEvent? LastStep { get; init; }

    /// <summary>Whether this person may change answers of the section now.</summary>
    public bool MayEdit(Section section) => CanEdit && EditableSections.Contains(section.Key);

    public IEnumerable<SectionAssignment> AssignmentsOf(Section section) => Assignments.Where(assignment => assignment.SectionKey == section.Key);

    /// <returns>Null where nobody has said that the section is ready.</returns>
    public ReadyMark? ReadyMarkOf(Section section) => ReadyMarks.FirstOrDefault(mark => mark.SectionKey == section.Key);

    public AnswerSet Draft => _draft ??= AnswerSet.From(
        Answers.Where(answer => answer.Value.Value is not null).Select(answer => KeyValuePair.Create(answer.Key, answer.Value.Value!)));
}

/// <summary>Opens a municipality's draft for one of its own people.</summary>
public sealed class OpenResponse(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <returns>The draft, or <see cref="FailureKind.NotFound"/>.</returns>
    public Task<Outcome<OpenedResponse>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, CancellationToken cancellation = default) =>
        database.ReadAsync<OpenedResponse>(async session =>
        {
            if (await ResponseAccess.LoadAsync(session, library, actor, Permission.ReadDraft, roundKey, municipalityCode) is not { } loaded)
                return ResponseAccess.Missing(roundKey, municipalityCode);

            var answers = await DraftRows.OfAsync(session, loaded);
            var submissions = await SubmissionStore.OfResponseAsync(session, loaded.Row.Id);
            var team = await TeamWork.LoadAsync(session, actor, loaded, answers);
            var events = await ResponseEventStore.OfResponseAsync(session, loaded.Row.Id);
            var today = SwedishTime.Today(time);
            var allowed = LifeCycle.Allowed(actor, loaded.Round, loaded.Row, today);
            var takesChanges = LifeCycle.TakesChanges(loaded.Round, loaded.Row, today);
            return new OpenedResponse
            {
                Id = loaded.Row.Id,
                Round = loaded.Round,
                Municipality = loaded.Municipality,
                Questionnaire = loaded.Questionnaire,
                State = loaded.Row.State,
                Version = loaded.Row.Version,
                Answers = answers.ToDictionary(row => row.Item, row => new DraftAnswer(
                    row.Value is null ? null : SubmissionContent.Read(loaded.Questionnaire, row.Item, row.Value), row.Version, row.ChangedAt, row.ChangedBy, row.IsConfirmed)),
                Earlier = await LastRoundAnswers.LoadAsync(session, library, loaded),
                Submissions = [.. submissions.Select(row => row.Head)],
                LastActivityAt = loaded.Row.LastActivityAt,
                CanEdit = takesChanges && team.EditableSections.Count > 0,
                TakesChanges = takesChanges,
                EditableSections = team.EditableSections,
                IsForGivenSections = EditableSections.IsForGiven(actor, municipalityCode, roundKey),
                CanAssign = takesChanges && actor.May(Permission.AssignSections, municipalityCode, roundKey),
                CanWriteNotes = loaded.Round.State == RoundState.Open && actor.May(Permission.WriteNotes, municipalityCode, roundKey),
                Assignments = team.Assignments,
                ReadyMarks = team.ReadyMarks,
                Notes = team.Notes,
                CanSubmit = allowed.Contains(ResponseAction.Submit),
                Period = LifeCycle.Period(loaded.Round, loaded.Row, today),
                Allowed = allowed,
                LastStep = events.LastOrDefault(one => one.From != one.To),
            };
        }, cancellation);
}
