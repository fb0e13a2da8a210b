using System.CommandLine;
using Kommunenkat.App.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Cli;

internal static class MessagesCommands
{
    public static Command Create(DatabaseOptions database) => new("messages", "Messages to people, in the outbox.") { Deliver(database) };

    private static Command Deliver(DatabaseOptions database)
    {
        var deliver = new Command("deliver", "Deliver the messages that are due, once: by mail server, or as files in a folder, as the settings Mail say.");
        deliver.SetAction((parsed, cancellation) => database.RunAsync(parsed, async (services, terminal) =>
        {
            var outcome = await services.GetRequiredService<DeliverMessages>().RunAsync(cancellation);
            if (!outcome.IsSuccess)
                return terminal.Fail(outcome.Failure);
            if (!services.GetRequiredService<MailSettings>().IsSet)
                return terminal.Fail($"Neither Mail:Folder nor Mail:Smtp:Host is set; messages that wait in the outbox: {outcome.Value.Waiting}.");

            foreach (var id in outcome.Value.Failed)
                terminal.Note($"Message {id} could not be delivered; the outbox says why, and it is tried again later.");
            terminal.Print($"Messages delivered: {outcome.Value.Delivered}; waiting: {outcome.Value.Waiting}.");
            return outcome.Value.Failed.Count == 0 ? 0 : 1;
        }));
        return deliver;
    }
}
