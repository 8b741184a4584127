using Dashboard.Domain;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Security;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Subscriptions;
using MediatR;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Web.Live;

internal sealed class Desk(AuthenticationStateProvider authentication, ICommandSender commands, IMediator mediator, Viewpoint viewpoint, IServiceProvider services) : IDesk
{
    public Actor Actor
    {
        get
        {
            // The host hands the provider a finished task before the first component is rendered, so nothing is waited for here.
            var state = authentication.GetAuthenticationStateAsync();
            return state.IsCompletedSuccessfully
                ? state.Result.User.ToActor() with { LooksFrom = viewpoint.Past?.At }
                : throw new InvalidOperationException("Who is signed in is not known yet.");
        }
    }

    public bool May<TCommand>()
        where TCommand : ICommand =>
        CommandRule.IsOffered(typeof(TCommand), Actor);

    public Task<Outcome<TAnswer>> SendAsync<TAnswer>(Command<TAnswer> command, CancellationToken cancellationToken) =>
        commands.SendAsync(command, Actor, cancellationToken);

    public IReadOnlyList<FieldFault> Check(ICommand command, IReadOnlyList<FieldFault> found) => services.WithFaultsOf(command, found);

    public Task<Outcome<UpgradeOffer>> PreviewAsync(UpgradeSubscription wish, CancellationToken cancellationToken) =>
        services.GetRequiredService<IUpgradePreview>().AskAsync(wish, Actor, cancellationToken);

    public Task<TAnswer> AskAsync<TAnswer>(IQuestion<TAnswer> question, CancellationToken cancellationToken) =>
        Actor.Role >= AnsweredToAttribute.Of(question.GetType())
            ? mediator.Send(question, cancellationToken)
            : throw new InvalidOperationException($"{question.GetType().Name} is not answered to {Actor.Role}.");
}
