using System.Collections.Immutable;

namespace Kommunenkat.App.Access;

/// <summary>What can be allowed.</summary>
public enum Permission
{
    /// <summary>See a municipality's draft. Drafts are the municipality's own.</summary>
    ReadDraft,

    EditDraft,

    /// <summary>Change answers in the sections given to oneself.</summary>
    EditGivenSections,

    /// <summary>Give sections of a draft to colleagues.</summary>
    AssignSections,

    /// <summary>Write notes at the questions of a draft, for colleagues only.</summary>
    WriteNotes,

    SendForApproval,

    /// <summary>Return with a reason what was sent for approval.</summary>
    SendBack,

    /// <summary>Submit in a round that requires no approval.</summary>
    Submit,

    /// <summary>Approve, and thereby submit, in a round that requires approval.</summary>
    Approve,

    /// <summary>Say for the municipality that it does not take part.</summary>
    Decline,

    /// <summary>Let a submitted or declined response be changed until a day.</summary>
    Reopen,

    /// <summary>Give a municipality a later last day.</summary>
    ExtendDeadline,

    /// <summary>See what was submitted, and its receipts.</summary>
    ReadSubmission,

    /// <summary>See how far municipalities have come: state and time, never values.</summary>
    ReadStatus,

    /// <summary>See figures of rounds that are not published.</summary>
    ReadUnpublishedFigures,

    /// <summary>Create, open, close and publish rounds, and import answers.</summary>
    ManageRounds,
}

/// <summary>Who may do what, within the area of their grant. What is not here is not allowed.</summary>
public static class AccessTable
{
    private static readonly ImmutableDictionary<Permission, ImmutableArray<Role>> Table = new Dictionary<Permission, ImmutableArray<Role>>
    {
        [Permission.ReadDraft] = [Role.Contributor, Role.Coordinator, Role.Approver],
        [Permission.EditDraft] = [Role.Coordinator],
        [Permission.EditGivenSections] = [Role.Contributor],
        [Permission.AssignSections] = [Role.Coordinator],
        [Permission.WriteNotes] = [Role.Contributor, Role.Coordinator, Role.Approver],
        [Permission.SendForApproval] = [Role.Coordinator],
        [Permission.SendBack] = [Role.Approver],
        [Permission.Submit] = [Role.Coordinator, Role.Approver],
        [Permission.Approve] = [Role.Approver],
        [Permission.Decline] = [Role.Coordinator, Role.Approver],
        [Permission.Reopen] = [Role.CountyOfficer, Role.Administrator],
        [Permission.ExtendDeadline] = [Role.CountyOfficer, Role.Administrator],
        [Permission.ReadSubmission] = [Role.Contributor, Role.Coordinator, Role.Approver, Role.CountyOfficer, Role.Analyst],
        [Permission.ReadStatus] = [Role.Contributor, Role.Coordinator, Role.Approver, Role.CountyOfficer, Role.Analyst, Role.Administrator],
        [Permission.ReadUnpublishedFigures] = [Role.Analyst],
        [Permission.ManageRounds] = [Role.Administrator],
    }.ToImmutableDictionary();

    public static bool Allows(Role role, Permission permission) => Table[permission].Contains(role);
}
