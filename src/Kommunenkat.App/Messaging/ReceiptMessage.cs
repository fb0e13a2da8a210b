using System.Globalization;
using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Submitting;

namespace Kommunenkat.App.Messaging;

/// <summary>
/// The receipt by mail: to who submitted, and to all who answer for the municipality, so that none of them is in doubt of what was
/// submitted in its name. The answers are in the attached file alone, to the byte that the checksum is of.
/// </summary>
internal static class ReceiptMessage
{
    private static readonly Role[] Recipients = [Role.Coordinator, Role.Approver];

    /// <summary>Puts the receipt into the outbox, in the transaction that stores the submission.</summary>
    public static async Task AddAsync(DbSession session, LoadedResponse response, SubmissionRow submission, Actor actor)
    {
        var people = await PersonStore.InAreaAsync(session, response.Municipality.Code, Recipients, response.Round.Id, submission.SubmittedAt);
        // Somebody without a row, as whoever runs the terminal, has no address.
        if (await PersonStore.FindAsync(session, actor.PersonId) is { } submitter)
            people = [submitter, .. people.Where(person => person.Id != submitter.Id)];
        await OutboxStore.AddAsync(session, people.Select(person => Compose(response, submission, person)));
    }

    private static OutboxMessage Compose(LoadedResponse response, SubmissionRow submission, PersonRow person)
    {
        var municipality = response.Municipality;
        var file = $"{submission.ReceiptNumber}.json";
        var submittedAt = SwedishTime.Local(submission.SubmittedAt).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var text = $"""
            Hej!

            {municipality.Name} har skickat in sitt svar på enkäten {response.Questionnaire.Title["sv"]}. Det här är kvittot. Spara det.

            Kvittonummer: {submission.ReceiptNumber}
            Kommun: {municipality.Name} ({municipality.Code})
            Omgång: {response.Round.Key}
            Inskickat: {submittedAt} (svensk tid)
            Inskickat av: {submission.SubmittedBy}
            SHA-256: {submission.Sha256}

            Så kontrollerar du kvittot
            Allt som skickades in står i den bifogade filen {file}. Spara den utan att ändra den och räkna ut filens SHA-256:
              Windows: certutil -hashfile {file} SHA256
              macOS: shasum -a 256 {file}
              Linux: sha256sum {file}
            Blir det samma tecken som på raden SHA-256 ovan är filen precis det som skickades in.

            Kvittot finns också i Kommunenkat, under Min enkät. Du får det här brevet för att du har skickat in svaret eller är samordnare
            eller godkännare för kommunen. Brevet går inte att svara på.

            ---

            In English
            {municipality.Name} has submitted its response to the survey {response.Questionnaire.Title["en"]}. This is the receipt; please keep it.
            Its number, the municipality, the round, the time (Swedish) and who submitted stand above. What was submitted is in the attached
            file: compute the file's SHA-256 as shown above, and compare it with the line SHA-256. This message cannot be replied to.
            """;
        return OutboxMessage.To(
            person.Name, person.Email, MessageKind.Receipt, $"Kvitto {submission.ReceiptNumber}: {municipality.Name} har skickat in sitt svar",
            text, submission.SubmittedAt, response.Row.Id) with
        {
            AttachmentName = file,
            AttachmentType = "application/json",
            Attachment = submission.Content,
        };
    }
}
