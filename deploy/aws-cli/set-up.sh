#!/usr/bin/env bash
# From an empty account to a bucket, the role of the users and the role of the Jupyter servers.
# Usage: BUCKET_NAME=… REGION=… LAB_HOST=… deploy/aws-cli/set-up.sh
# For Kubernetes with IRSA also: OIDC_ISSUER=… HUB_NAMESPACE=… SERVICE_ACCOUNT=…
set -euo pipefail
: "${BUCKET_NAME:?}" "${REGION:?}" "${LAB_HOST:?}"
USER_ROLE="${USER_ROLE:-BookstoreUser}"
SERVER_ROLE="${SERVER_ROLE:-BookstoreServer}"
ACCOUNT_ID="$(aws sts get-caller-identity --query Account --output text)"
policies="$(cd "$(dirname "$0")/../policies" && pwd)"

filled() {
  sed -e "s|BUCKET_NAME|$BUCKET_NAME|g" -e "s|LAB_HOST|$LAB_HOST|g" \
    -e "s|ACCOUNT_ID|$ACCOUNT_ID|g" -e "s|USER_ROLE|$USER_ROLE|g" \
    -e "s|SERVER_ROLE|$SERVER_ROLE|g" -e "s|OIDC_ISSUER|${OIDC_ISSUER:-}|g" \
    -e "s|HUB_NAMESPACE|${HUB_NAMESPACE:-}|g" -e "s|SERVICE_ACCOUNT|${SERVICE_ACCOUNT:-}|g" \
    "$policies/$1.json"
}

location=()
if [ "$REGION" != us-east-1 ]; then
  location=(--create-bucket-configuration "LocationConstraint=$REGION")
fi
aws s3api create-bucket --bucket "$BUCKET_NAME" --region "$REGION" "${location[@]}"
aws s3api put-bucket-versioning --bucket "$BUCKET_NAME" \
  --versioning-configuration Status=Enabled
aws s3api put-public-access-block --bucket "$BUCKET_NAME" --public-access-block-configuration \
  BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
aws s3api put-bucket-cors --bucket "$BUCKET_NAME" --cors-configuration "$(filled cors)"
aws s3api put-bucket-lifecycle-configuration --bucket "$BUCKET_NAME" \
  --lifecycle-configuration "$(filled lifecycle)"

trust=server-role-trust-ec2
if [ -n "${OIDC_ISSUER:-}" ]; then
  : "${HUB_NAMESPACE:?}" "${SERVICE_ACCOUNT:?}"
  trust=server-role-trust-irsa
fi
aws iam create-role --role-name "$SERVER_ROLE" --assume-role-policy-document "$(filled "$trust")"
aws iam put-role-policy --role-name "$SERVER_ROLE" --policy-name bookstore \
  --policy-document "$(filled server-policy)"

# A new role is known everywhere only after some seconds.
for attempt in 1 2 3 4 5 6; do
  if aws iam create-role --role-name "$USER_ROLE" \
    --assume-role-policy-document "$(filled user-role-trust)"; then
    break
  fi
  [ "$attempt" -lt 6 ] || exit 1
  sleep 10
done
aws iam put-role-policy --role-name "$USER_ROLE" --policy-name bookstore \
  --policy-document "$(filled user-role)"
sleep 15
aws s3api put-bucket-policy --bucket "$BUCKET_NAME" --policy "$(filled bucket-policy)"

echo "c.BookstoreCredentials.role_arn = \"arn:aws:iam::$ACCOUNT_ID:role/$USER_ROLE\""
echo "c.BookstoreCredentials.bucket = \"$BUCKET_NAME\""
