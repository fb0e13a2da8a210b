namespace Kommunenkat.App.Auditing;

/// <summary>What was done. The names are what is stored: they are added to, and never changed.</summary>
public enum AuditAction
{
    AnswerSaved,
    AnswerCleared,
    ClashSettled,

    SentForApproval,
    SentBack,
    Submitted,
    Declined,
    Reopened,
    DeadlineExtended,

    SectionAssigned,
    SectionWithdrawn,
    SectionMarkedReady,
    SectionReadyTakenBack,
    NoteWritten,
    NoteResolved,

    RoundCreated,
    RoundOpened,
    RoundClosed,
    RoundPublished,
    RoundReleased,
    AnswersImported,
    AnswersExported,
    DemoLoaded,

    SignedIn,
    SignInRefused,
    SignedOut,
    SignedOutEverywhere,

    Invited,
    GrantEnded,
    GrantChanged,
    HandedOver,
    AccountRemoved,
}

/// <summary>What kind of thing it was done to. The names are what is stored.</summary>
public enum AuditObject
{
    /// <summary>A response, by its municipality.</summary>
    Response,

    /// <summary>An item of a questionnaire, by its key.</summary>
    Item,

    /// <summary>A section of a questionnaire, by its key.</summary>
    Section,

    /// <summary>A note at a question, by its id.</summary>
    Note,

    /// <summary>A round, by its key.</summary>
    Round,

    /// <summary>Somebody's session, by its id.</summary>
    Session,

    /// <summary>A person, by their id.</summary>
    Person,

    /// <summary>A grant, by its id.</summary>
    Grant,

    /// <summary>The database as a whole.</summary>
    Database,
}

/// <summary>What the detail of an entry can tell. The names are what is stored.</summary>
public enum AuditFact
{
    /// <summary>State before.</summary>
    From,

    /// <summary>State after.</summary>
    To,

    /// <summary>Number of a submission.</summary>
    Revision,

    /// <summary>A day.</summary>
    Until,

    /// <summary>Version of an answer.</summary>
    Version,

    /// <summary>"true": as unchanged since last round.</summary>
    Confirmed,

    /// <summary>Which of two answers was chosen, by whose it was.</summary>
    Choice,

    /// <summary>Id of whoever it concerns.</summary>
    Person,

    /// <summary>A role.</summary>
    Role,

    /// <summary>Key of a question.</summary>
    Question,

    /// <summary>Number of municipalities.</summary>
    Municipalities,

    /// <summary>Number of answers.</summary>
    Answers,

    /// <summary>Number of a release.</summary>
    Release,

    /// <summary>Number of rounds.</summary>
    Rounds,

    /// <summary>Number of sessions.</summary>
    Sessions,

    /// <summary>How somebody has shown who they are.</summary>
    Method,

    /// <summary>Key of an identity provider.</summary>
    Provider,

    /// <summary>"true": with personal data.</summary>
    PersonalData,
}
