using System.Collections.Immutable;
using Kommunenkat.Survey.Responses;

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

    /// <summary>Give and end the roles of the agency and of the county boards.</summary>
    ManageAgencies,

    /// <summary>Give and end the coordinators' role in municipalities.</summary>
    ManageCoordinators,

    /// <summary>Give and end the roles of the own municipality.</summary>
    ManageColleagues,

    /// <summary>Read everything in the audit log.</summary>
    ReadAuditLog,

    /// <summary>Read what the audit log says of the own municipality.</summary>
    ReadOwnAuditLog,
}

/// <summary>One line of the access table.</summary>
/// <param name="Action">What the permission is to do with a response; null where it is to read, or not about a response.</param>
/// <param name="Roles">Who may, within the area of their grant.</param>
public sealed record AccessRule(Permission Permission, ResponseAction? Action, ImmutableArray<Role> Roles)
{
    /// <summary>The states of a response in which it can be done, by the life cycle: all of them where it is about none.</summary>
    public IReadOnlyList<ResponseState> States => Action is not { } action
        ? Enum.GetValues<ResponseState>()
        : [.. Enum.GetValues<ResponseState>().Where(state => Circumstances.Any(circumstances => ResponseLifeCycle.After(state, action, circumstances) is not null))];

    private IEnumerable<ResponseCircumstances> Circumstances =>
        from requiresApproval in (bool[])[true, false]
        where Permission is not Permission.Approve || requiresApproval
        where Permission is not Permission.Submit || !requiresApproval
        from isReopened in (bool[])[true, false]
        select new ResponseCircumstances(requiresApproval, isReopened);
}

/// <summary>Who may do what, within the area of their grant, and in which states of a response. What is not here is not allowed.</summary>
public static class AccessTable
{
    public static readonly ImmutableArray<AccessRule> Rules =
    [
        new(Permission.ReadDraft, null, [Role.Contributor, Role.Coordinator, Role.Approver]),
        new(Permission.EditDraft, ResponseAction.Edit, [Role.Coordinator]),
        new(Permission.EditGivenSections, ResponseAction.Edit, [Role.Contributor]),
        // Colleagues share the work out while answers can be changed.
        new(Permission.AssignSections, ResponseAction.Edit, [Role.Coordinator]),
        new(Permission.WriteNotes, null, [Role.Contributor, Role.Coordinator, Role.Approver]),
        new(Permission.SendForApproval, ResponseAction.SendForApproval, [Role.Coordinator]),
        new(Permission.SendBack, ResponseAction.SendBack, [Role.Approver]),
        new(Permission.Submit, ResponseAction.Submit, [Role.Coordinator, Role.Approver]),
        new(Permission.Approve, ResponseAction.Submit, [Role.Approver]),
        new(Permission.Decline, ResponseAction.Decline, [Role.Coordinator, Role.Approver]),
        new(Permission.Reopen, ResponseAction.Reopen, [Role.CountyOfficer, Role.Administrator]),
        new(Permission.ExtendDeadline, ResponseAction.Extend, [Role.CountyOfficer, Role.Administrator]),
        new(Permission.ReadSubmission, null, [Role.Contributor, Role.Coordinator, Role.Approver, Role.CountyOfficer, Role.Analyst]),
        new(Permission.ReadStatus, null, [Role.Contributor, Role.Coordinator, Role.Approver, Role.CountyOfficer, Role.Analyst, Role.Administrator]),
        new(Permission.ReadUnpublishedFigures, null, [Role.Analyst]),
        new(Permission.ManageRounds, null, [Role.Administrator]),
        new(Permission.ManageAgencies, null, [Role.Administrator]),
        new(Permission.ManageCoordinators, null, [Role.CountyOfficer]),
        new(Permission.ManageColleagues, null, [Role.Coordinator]),
        new(Permission.ReadAuditLog, null, [Role.Administrator]),
        new(Permission.ReadOwnAuditLog, null, [Role.Coordinator, Role.Approver]),
    ];

    private static readonly ImmutableDictionary<Permission, AccessRule> ByPermission = Rules.ToImmutableDictionary(rule => rule.Permission);

    public static bool Allows(Role role, Permission permission) => ByPermission[permission].Roles.Contains(role);
}
