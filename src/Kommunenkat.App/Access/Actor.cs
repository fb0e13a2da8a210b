using Kommunenkat.App.Geography;

namespace Kommunenkat.App.Access;

/// <summary>What a person is to the survey. <c>product.md</c> of the design calls them actors.</summary>
public enum Role
{
    /// <summary>Bidragsgivare: helps a municipality with the sections given to them.</summary>
    Contributor,

    /// <summary>Samordnare: answers for a municipality.</summary>
    Coordinator,

    /// <summary>Godkännare: reads and submits for a municipality.</summary>
    Approver,

    /// <summary>Handläggare at a county administrative board.</summary>
    CountyOfficer,

    /// <summary>Analytiker at the agency.</summary>
    Analyst,

    /// <summary>Administratör at the agency.</summary>
    Administrator,
}

/// <param name="Area">Country 00, a county of two digits, or a municipality of four.</param>
/// <param name="RoundKey">The only round that the grant is for; null: all of them.</param>
public sealed record Grant(Role Role, string Area, string? RoundKey = null)
{
    /// <summary>Whether the grant reaches the municipality, or the whole of an area.</summary>
    public bool Covers(string areaCode) =>
        Area == Areas.CountryCode || areaCode.StartsWith(Area, StringComparison.Ordinal);
}

/// <summary>Who asks for something to be done.</summary>
/// <param name="Name">Shown beside what the person does, and kept with it.</param>
/// <param name="Grants">Those that hold now.</param>
public sealed record Actor(Guid PersonId, string Name, IReadOnlyList<Grant> Grants)
{
    /// <summary>Whoever runs the terminal has the database itself: no rule here could keep them out.</summary>
    public static readonly Actor Operator = new(Guid.Empty, "kommunenkat (terminal)", [new Grant(Role.Administrator, Areas.CountryCode), new Grant(Role.Analyst, Areas.CountryCode)])
    {
        Origin = "terminal",
    };

    public static readonly Actor Anonymous = new(Guid.Empty, "", []);

    /// <summary>The network address that the person asks from, kept in the audit log; null where it is not known.</summary>
    public string? Origin { get; init; }

    /// <summary>The session in which the person asks; null for whoever is not signed in, and at the terminal.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Whether the person may do this with that municipality's response, or in the whole of another area.</summary>
    /// <param name="roundKey">The round that it is about. Where it is about none, a grant that is for one round alone does not count.</param>
    public bool May(Permission permission, string areaCode, string? roundKey = null) => RoleFor(permission, areaCode, roundKey) is not null;

    /// <summary>As what the person does this with that municipality's response; null where they may not.</summary>
    /// <inheritdoc cref="May(Permission, string, string?)"/>
    public Role? RoleFor(Permission permission, string areaCode, string? roundKey = null) =>
        Allowing(permission, roundKey).Where(grant => grant.Covers(areaCode)).Select(grant => (Role?)grant.Role).Min();

    /// <summary>Whether the person may do this for the whole country.</summary>
    public bool May(Permission permission) => May(permission, Areas.CountryCode);

    /// <summary>The areas in which the person may do this.</summary>
    /// <inheritdoc cref="May(Permission, string, string?)"/>
    public IReadOnlyList<string> AreasFor(Permission permission, string? roundKey = null) =>
        [.. Allowing(permission, roundKey).Select(grant => grant.Area).Distinct()];

    /// <summary>The areas in which the person may do this in some round: where they have something to look for, never what they may do there.</summary>
    public IReadOnlyList<string> AreasInAnyRound(Permission permission)
    {
        PermissionAsked?.Invoke(permission);
        return [.. Grants.Where(grant => AccessTable.Allows(grant.Role, permission)).Select(grant => grant.Area).Distinct()];
    }

    /// <summary>Whether the person may do this in an area in some round.</summary>
    public bool MayInAnyRound(Permission permission, string areaCode)
    {
        PermissionAsked?.Invoke(permission);
        return Grants.Any(grant => grant.Covers(areaCode) && AccessTable.Allows(grant.Role, permission));
    }

    /// <summary>Told of every permission that is asked for, so that tests can find a use case that asks nothing.</summary>
    internal Action<Permission>? PermissionAsked { get; init; }

    private IEnumerable<Grant> Allowing(Permission permission, string? roundKey)
    {
        PermissionAsked?.Invoke(permission);
        return Grants.Where(grant => (grant.RoundKey is null || grant.RoundKey == roundKey) && AccessTable.Allows(grant.Role, permission));
    }
}
