using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Demo;

/// <summary>The made-up people that a development machine signs in as with one click.</summary>
internal static class DemoPersons
{
    private static readonly (string Name, string Email, Role Role, string Area)[] People =
    [
        ("Maja Lindgren", "maja.lindgren@bjurholm.example", Role.Coordinator, "2403"),
        ("Nils Forsberg", "nils.forsberg@bjurholm.example", Role.Contributor, "2403"),
        ("Amina Warsame", "amina.warsame@bjurholm.example", Role.Contributor, "2403"),
        ("Ingrid Sandberg", "ingrid.sandberg@bjurholm.example", Role.Approver, "2403"),
        ("Omar Bergström", "omar.bergstrom@goteborg.example", Role.Coordinator, "1480"),
        ("Leila Haddad", "leila.haddad@goteborg.example", Role.Contributor, "1480"),
        ("Henrik Wallin", "henrik.wallin@goteborg.example", Role.Approver, "1480"),
        ("Elin Stenman", "elin.stenman@arjeplog.example", Role.Coordinator, "2506"),
        ("Karin Ahlgren", "karin.ahlgren@lansstyrelsen.example", Role.CountyOfficer, "14"),
        ("Johan Ekdahl", "johan.ekdahl@myndigheten.example", Role.Analyst, Areas.CountryCode),
        ("Sara Nyqvist", "sara.nyqvist@myndigheten.example", Role.Administrator, Areas.CountryCode),
    ];

    /// <summary>Name of who is said to have opened, closed and published the rounds.</summary>
    public static string Administrator => People.Single(person => person.Role == Role.Administrator).Name;

    /// <returns>Their ids by name.</returns>
    public static async Task<IReadOnlyDictionary<string, Guid>> InsertAsync(DbSession session, DateTimeOffset now)
    {
        var rows = People.Select((person, i) => (Person: person, Row: new PersonRow
        {
            Id = Guid.CreateVersion7(now),
            Name = person.Name,
            Email = person.Email,
            IsDemo = true,
            CreatedAt = now.AddMilliseconds(i), // keeps the order of the list above
        })).ToList();
        await PersonStore.InsertAsync(session, rows.Select(row => row.Row));
        await GrantStore.InsertAsync(session, rows.Select(row => GrantRow.Of(row.Row.Id, row.Person.Role, row.Person.Area, now)));
        return rows.ToDictionary(row => row.Person.Name, row => row.Row.Id);
    }

    /// <summary>Who is said to have answered for a municipality: its demo person, or the contact named in the answers.</summary>
    public static string CoordinatorOf(string municipalityCode, AnswerSet answers) =>
        CoordinatorOf(municipalityCode)
        ?? (answers[new ItemKey("kontakt_namn")] as TextAnswer)?.Text
        ?? "Samordnaren";

    /// <summary>Who is said to have acted for the county board: its demo person, or nobody by name.</summary>
    public static string CountyOfficerOf(string countyCode) =>
        People.FirstOrDefault(person => person.Role == Role.CountyOfficer && person.Area == countyCode).Name ?? "Länsstyrelsen";

    /// <summary>The demo person who answers for a municipality; null where it has none.</summary>
    public static string? CoordinatorOf(string municipalityCode) =>
        People.FirstOrDefault(person => person.Role == Role.Coordinator && person.Area == municipalityCode).Name;
}
