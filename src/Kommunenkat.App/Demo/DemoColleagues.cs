using Kommunenkat.App.Answering;
using Kommunenkat.App.Colleagues;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Demo;

/// <summary>How the demo's people share the work on the open round: sections given, one of them ready, and notes between them.</summary>
internal static class DemoColleagues
{
    private static readonly (string Municipality, string Section, string Person, int DueInDays, string? Message)[] Given =
    [
        ("2403", "stod", "Nils Forsberg", 9, "Du har siffrorna för skyddat boende. Hör av dig om frågan om väntetid är oklar."),
        ("2403", "kartlaggning", "Nils Forsberg", 9, null),
        ("2403", "forebyggande", "Amina Warsame", 12, "Fråga gärna rektorerna om andelen skolor innan du svarar."),
        ("2403", "heder", "Amina Warsame", 12, null),
        ("1480", "stod", "Leila Haddad", 7, "Ta hjälp av stadsområdena för uppgifterna om stöd till barn."),
        ("1480", "heder", "Leila Haddad", 10, null),
    ];

    private static readonly (string Municipality, string Section, string Person)[] Ready =
    [
        ("2403", "kartlaggning", "Nils Forsberg"),
        ("1480", "heder", "Leila Haddad"),
    ];

    private static readonly (string Municipality, string Question, string Person, int HoursAgo, string Text)[] Notes =
    [
        ("2403", "skyddat_boende", "Nils Forsberg", 26, "Vi köper platser av grannkommunen sedan i våras. Räknas det som eget avtal? Jag har frågat länsstyrelsen."),
        ("2403", "styrdokument_finns", "Ingrid Sandberg", 20, "Planen är antagen av nämnden men inte av fullmäktige. Se till att beslutsnivån blir rätt."),
        ("1480", "stod_barn", "Leila Haddad", 22, "Två stadsområden har inte svarat mig än. Jag fyller i det vi vet så länge."),
        ("1480", "budget_belopp", "Omar Bergström", 15, "Beloppet är från årets budget. Ekonomi bekräftar efter bokslutet."),
    ];

    /// <param name="people">Ids by name, as <see cref="DemoPersons.InsertAsync"/> gives them.</param>
    public static async Task InsertAsync(DbSession session, string roundKey, IReadOnlyDictionary<string, Guid> people, DateTimeOffset now)
    {
        var round = (await RoundStore.FindAsync(session, roundKey))!;
        var responses = new Dictionary<string, Guid>();
        foreach (var code in Given.Select(given => given.Municipality).Distinct())
            responses[code] = (await ResponseStore.FindAsync(session, round.Id, code))!.Id;

        var today = DateOnly.FromDateTime(SwedishTime.Local(now).DateTime);
        await AssignmentStore.InsertManyAsync(session, Given.Select(given => new AssignmentRow
        {
            ResponseId = responses[given.Municipality],
            SectionKey = given.Section,
            PersonId = people[given.Person],
            DueDay = today.AddDays(given.DueInDays),
            Message = given.Message,
            AssignedBy = DemoPersons.CoordinatorOf(given.Municipality)!,
            AssignedAt = now.AddDays(-6),
        }));
        await ReadyStore.InsertManyAsync(session, Ready.Select(mark => new ReadyRow
        {
            ResponseId = responses[mark.Municipality],
            SectionKey = mark.Section,
            ReadyBy = mark.Person,
            ReadyAt = now.AddHours(-2),
        }));
        await NoteStore.InsertManyAsync(session, Notes.Select(note => new NoteRow
        {
            Id = Guid.CreateVersion7(now.AddHours(-note.HoursAgo)),
            ResponseId = responses[note.Municipality],
            QuestionKey = note.Question,
            Text = note.Text,
            WrittenBy = note.Person,
            PersonId = people[note.Person],
            WrittenAt = now.AddHours(-note.HoursAgo),
        }));
    }
}
