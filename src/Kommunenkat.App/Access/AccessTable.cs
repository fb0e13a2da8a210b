using System.Collections.Immutable;

namespace Kommunenkat.App.Access;

/// <summary>What can be allowed.</summary>
public enum Permission
{
    /// <summary>See a municipality's draft. Drafts are the municipality's own.</summary>
    ReadDraft,

    EditDraft,

    Submit,

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
        [Permission.Submit] = [Role.Coordinator, Role.Approver],
        [Permission.ReadSubmission] = [Role.Contributor, Role.Coordinator, Role.Approver, Role.CountyOfficer, Role.Analyst],
        [Permission.ReadStatus] = [Role.Contributor, Role.Coordinator, Role.Approver, Role.CountyOfficer, Role.Analyst, Role.Administrator],
        [Permission.ReadUnpublishedFigures] = [Role.Analyst],
        [Permission.ManageRounds] = [Role.Administrator],
    }.ToImmutableDictionary();

    public static bool Allows(Role role, Permission permission) => Table[permission].Contains(role);
}
