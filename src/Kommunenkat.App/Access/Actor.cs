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
public sealed record Grant(Role Role, string Area)
{
    /// <summary>Whether the grant reaches the municipality.</summary>
    public bool Covers(string municipalityCode) =>
        Area == Areas.CountryCode || municipalityCode.StartsWith(Area, StringComparison.Ordinal);
}

/// <summary>Who asks for something to be done.</summary>
/// <param name="Name">Shown beside what the person does, and kept with it.</param>
public sealed record Actor(Guid PersonId, string Name, IReadOnlyList<Grant> Grants)
{
    /// <summary>Whoever runs the terminal has the database itself: no rule here could keep them out.</summary>
    public static readonly Actor Operator = new(Guid.Empty, "kommunenkat (terminal)", [new Grant(Role.Administrator, Areas.CountryCode), new Grant(Role.Analyst, Areas.CountryCode)]);

    public static readonly Actor Anonymous = new(Guid.Empty, "", []);

    /// <summary>Whether the person may do this with that municipality's response.</summary>
    public bool May(Permission permission, string municipalityCode) =>
        Grants.Any(grant => AccessTable.Allows(grant.Role, permission) && grant.Covers(municipalityCode));

    /// <summary>As what the person does this with that municipality's response; null where they may not.</summary>
    public Role? RoleFor(Permission permission, string municipalityCode) =>
        Grants.Where(grant => AccessTable.Allows(grant.Role, permission) && grant.Covers(municipalityCode)).Select(grant => (Role?)grant.Role).Min();

    /// <summary>Whether the person may do this for the whole country.</summary>
    public bool May(Permission permission) => May(permission, Areas.CountryCode);

    /// <summary>The areas in which the person may do this.</summary>
    public IReadOnlyList<string> AreasFor(Permission permission) =>
        [.. Grants.Where(grant => AccessTable.Allows(grant.Role, permission)).Select(grant => grant.Area).Distinct()];
}
