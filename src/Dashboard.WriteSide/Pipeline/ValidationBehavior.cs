using Dashboard.Domain;
using FluentValidation;
using MediatR;

namespace Dashboard.WriteSide.Pipeline;

/// <summary>Refuses a malformed command with all its faults at once, each naming its field.</summary>
internal sealed class ValidationBehavior<TCommand, TOutcome>(IEnumerable<IValidator<TCommand>> validators) : IPipelineBehavior<TCommand, TOutcome>
    where TCommand : ICommand, IRequest<TOutcome>
    where TOutcome : IOutcome<TOutcome>
{
    public async Task<TOutcome> Handle(TCommand request, CancellationToken cancellationToken, RequestHandlerDelegate<TOutcome> next)
    {
        var faults = validators
            .SelectMany(validator => validator.Validate(request).Errors)
            .Select(error => new FieldFault(error.PropertyName, error.ErrorMessage))
            .ToList();
        return faults.Count == 0 ? await next() : TOutcome.Refused(Refusal.Invalid(faults));
    }
}
